import { createHmac, randomUUID } from 'node:crypto';
import { Instant } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { orProblem } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { ratingThrough } from '../core/open-link.ts';
import { submitRating } from '../core/submit-rating.ts';
import type { Deps } from './deps.ts';
import { LinkChannel, TokenParams } from './route-params.ts';
import { saidFields } from './said-body.ts';
import { Thanks, thanks } from './thanks.ts';

const { Optional } = Type;
const Body = strictObject({ ...saidFields, channel: Optional(LinkChannel), clientAt: Optional(Instant) });
const Headers = Type.Object({ 'idempotency-key': Optional(Type.String({ maxLength: 128 })) });

/** Device and address as keyed hashes: equal ones can be counted, none can be read back. */
function provenanceOf(request: FastifyRequest, key: Buffer) {
  const hash = (text: string): string => createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
  const device = request.headers['user-agent'];
  return {
    addressHash: hash(request.ip),
    // phones of one make are many: the address tells them apart
    ...(device === undefined ? {} : { deviceHash: hash(`${device}\n${request.ip}`) }),
  };
}

/** POST /api/rating/links/{token}/rating: the one rating of a link; with an Idempotency-Key it can be sent again. */
export function submitRatingRoute(app: Http, { stores, links, receipts, provenanceKey, now }: Deps): void {
  app.post(
    '/api/rating/links/:token/rating',
    {
      config: { access: 'public' },
      schema: {
        tags: ['ratings'],
        summary: '提交评价 rate',
        params: TokenParams,
        headers: Headers,
        body: Body,
        response: { 201: Thanks },
      },
    },
    async (request, reply) => {
      const { clientAt, channel, ...said } = request.body;
      const link = await stores.findLink(links.hashOf(request.params.token));
      if (link === undefined) throw new ProblemError('link_forged');
      const { subject, invitationId } = link;
      const key = request.headers['idempotency-key'];
      const command = {
        said,
        invitationId,
        ratingId: randomUUID(),
        at: now().toISOString(),
        ...(channel === undefined ? {} : { channel }),
        provenance: {
          ...provenanceOf(request, provenanceKey),
          ...(clientAt === undefined ? {} : { clientAt }),
        },
        ...(key === undefined ? {} : { request: receipts.fingerprint({ key, body: request.body }) }),
      };
      const outcome = await stores.subjects.execute({
        subject,
        region: ({ region }) => region,
        context: { actor: 'citizen', traceparent: request.traceparent },
        decide: (before) => submitRating(before, command),
      });
      const ratingId = ratingThrough(orProblem(outcome).state, invitationId)?.ratingId ?? command.ratingId;
      return reply.code(201).send({ ratingId, thanks });
    },
  );
}
