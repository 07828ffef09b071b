import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { purposes } from '../db/party-vault.ts';
import type { Deps } from './deps.ts';

const Params = Type.Object({ applicantRef: Type.String({ pattern: '^[0-9a-f]{32}$' }) });
const Query = strictObject({ purpose: Type.Enum([...purposes]) });
const Particulars = Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String())]));

/** GET /internal/parties/{applicantRef}?purpose=…: what one purpose may see; services only, recorded, not to be kept. */
export function lookUpPartyRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/internal/parties/:applicantRef',
    {
      config: { access: { roles: ['service'] } },
      schema: {
        tags: ['internal'],
        summary: '按用途查询当事人',
        params: Params,
        querystring: Query,
        response: { 200: Particulars },
      },
    },
    async (request, reply) => {
      const { params, query } = request;
      const found = await stores.vault.lookUp(params.applicantRef, query.purpose, callerOf(request).id);
      if (found === undefined) throw new ProblemError('party_unknown');
      return reply.header('cache-control', 'no-store').send(found);
    },
  );
}
