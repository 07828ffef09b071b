import { randomUUID } from 'node:crypto';
import { Instant } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { answerOnce } from '@haoban/service-kit/idempotency';
import { contextOf, orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { enterRating } from '../core/enter-rating.ts';
import type { Deps } from './deps.ts';
import { Node, Round, SubjectParams } from './route-params.ts';
import { saidFields } from './said-body.ts';

const Body = strictObject({
  node: Node,
  round: Round,
  channel: Type.Enum(['hotline', 'paper', 'survey']),
  ...saidFields,
  evidence: Type.String({
    pattern: '^[0-9A-Za-z][0-9A-Za-z_./-]{3,63}$',
    description: 'number of the call record, the scan or the survey sheet',
  }),
  saidAt: Type.Optional(Instant),
});
const Entered = Type.Object({ ratingId: Type.String() });

/** True when a write failed because a call record or scan already stands for another rating. */
const isEvidenceUsed = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'ratings_evidence_key';

/** POST /api/rating/subjects/{subject}/entries: what a citizen said to the hotline, on paper or to a survey. */
export function enterRatingRoute(app: Http, { stores, receipts, now }: Deps): void {
  app.post(
    '/api/rating/subjects/:subject/entries',
    {
      config: { access: { roles: ['rating', 'window'] } },
      schema: {
        tags: ['ratings'],
        summary: '代录评价 enter a rating',
        params: SubjectParams,
        body: Body,
        response: { 201: Entered },
      },
    },
    async (request, reply) => {
      const { node, round, channel, evidence, saidAt, ...said } = request.body;
      const ratingId = randomUUID();
      const command = {
        ratingId,
        at: now().toISOString(),
        node,
        round,
        channel,
        evidence,
        said,
        actor: callerOf(request).id,
        ...(saidAt === undefined ? {} : { clientAt: saidAt }),
      };
      const entered = await answerOnce(request, receipts, Entered, async (stub) => {
        const outcome = await stores.subjects
          .execute({
            subject: request.params.subject,
            region: ({ region }) => region,
            context: contextOf(request),
            receipt: () => ({ ...stub, status: 201, response: { ratingId } }),
            decide: withinAreas(request, 'subject_unknown', (before) => enterRating(before, command)),
          })
          .catch((error: unknown) => {
            throw isEvidenceUsed(error) ? new ProblemError('evidence_used') : error;
          });
        orProblem(outcome);
        return { ratingId };
      });
      return reply.code(201).send(entered);
    },
  );
}
