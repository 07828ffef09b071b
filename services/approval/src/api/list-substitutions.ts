import { Code } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';
import { SubstitutionAnswer, substitutionAnswer } from './substitution-answer.ts';

const Query = strictObject({ org: Type.Optional(Code), running: Type.Optional(Type.Boolean()) });
const Substitutions = Type.Object({ substitutions: Type.Array(SubstitutionAnswer) });

/** GET /api/approval/substitutions: who stands in for whom in the caller's areas, ended ones too. */
export function listSubstitutionsRoute(app: Http, { stores, now }: Deps): void {
  app.get(
    '/api/approval/substitutions',
    {
      config: { access: { roles: ['officer', 'approver', 'leader'] } },
      schema: {
        tags: ['substitutions'],
        summary: '查看代班 list substitutions',
        querystring: Query,
        response: { 200: Substitutions },
      },
    },
    async (request) => {
      const { org, running } = request.query;
      const at = now().toISOString();
      const found = await stores.substitutions.within(callerOf(request).areas);
      const substitutions = found
        .filter((substitution) => org === undefined || substitution.org === org)
        .map((substitution) => substitutionAnswer(substitution, at))
        .filter((answer) => running === undefined || answer.running === running);
      return { substitutions };
    },
  );
}
