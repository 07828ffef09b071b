import { createHmac, randomUUID } from 'node:crypto';
import { Instant } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { orProblem } from '@haoban/service-kit/outcomes';
import { strictObject } from '@haoban/service-kit/strict';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { ratingThrough, submitRating } from '../core/submit-rating.ts';
import type { Deps } from './deps.ts';
import { TokenParams } from './route-params.ts';

const { Optional } = Type;
// PostgreSQL stores neither NUL nor half of a surrogate pair
const storable = '^[^\\u0000\\p{Cs}]*$';

const Body = strictObject({
  level: Type.Integer({ minimum: 1, maximum: 5 }),
  options: Type.Array(Type.Integer(), { maxItems: 10, uniqueItems: true, default: [] }),
  text: Optional(Type.String({ minLength: 1, maxLength: 500, pattern: storable })),
  channel: Type.Enum(['pc', 'mobile', 'qr', 'tablet', 'kiosk', 'sms']),
  clientAt: Optional(Instant),
});
const Headers = Type.Object({ 'idempotency-key': Optional(Type.String({ maxLength: 128 })) });
const Thanks = Type.Object({
  ratingId: Type.String(),
  thanks: Type.Object({ zh: Type.String(), en: Type.String() }),
});
const thanks = {
  zh: '感谢您的评价，您的意见会帮助我们改进。',
  en: 'Thank you: your rating helps us improve.',
};

/** Device and address as keyed hashes: equal ones can be counted, none can be read back. */
function provenanceOf(request: FastifyRequest, key: Buffer) {
  const hash = (text: string): string => createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
  const device = request.headers['user-agent'];
  return { addressHash: hash(request.ip), ...(device === undefined ? {} : { deviceHash: hash(device) }) };
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
      const { clientAt, ...said } = request.body;
      const at = now();
      const { subject, invitationId } = orProblem(links.read(request.params.token, at));
      const key = request.headers['idempotency-key'];
      const command = {
        ...said,
        invitationId,
        ratingId: randomUUID(),
        at: at.toISOString(),
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
