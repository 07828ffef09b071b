import { randomUUID } from 'node:crypto';
import { Code } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { answerOnce } from '@haoban/service-kit/idempotency';
import { contextOf, orProblem } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { filePrereview, preconditionFault } from '../core/file-prereview.ts';
import type { Deps } from './deps.ts';
import { FileCaseBody } from './file-case-body.ts';
import { requireItem, requirePlace } from './require-filing.ts';
import { submissionOf } from './submission.ts';

// What is promised or comes late belongs to a case with clocks; here a paper is there or is waited for.
const Material = strictObject({ code: Code, source: Type.Enum(['upload', 'shared']) });
const Body = strictObject({
  ...FileCaseBody.properties,
  materials: Type.Array(Material, { maxItems: 200, default: [] }),
  waitingFor: Type.Array(Code, { minItems: 1, maxItems: 50 }),
});
const Filed = Type.Object({ prereviewId: Type.String(), applicantRef: Type.String() });

/** POST /api/intake/prereviews: a filing for review before a paper it needs is there (Idempotency-Key). */
export function filePrereviewRoute(app: Http, deps: Deps): void {
  const { stores, receipts, now } = deps;
  app.post(
    '/api/intake/prereviews',
    {
      config: { access: { roles: ['window', 'applicant', 'agent'] } },
      schema: {
        tags: ['prereviews'],
        summary: '预审收件 file for pre-review',
        body: Body,
        response: { 201: Filed },
      },
    },
    async (request, reply) => {
      const filed = await answerOnce(request, receipts, Filed, async (stub) => {
        const { waitingFor, ...body } = request.body;
        const item = await requireItem(deps, body);
        await requirePlace(deps, request, body);
        const fault = preconditionFault(item, waitingFor);
        if (fault !== undefined) throw new ProblemError(fault);
        const applicantRef = await stores.vault.keep(body.applicant);
        const prereviewId = randomUUID();
        const command = {
          prereviewId,
          region: body.region,
          at: now().toISOString(),
          account: callerOf(request).id,
          visitId: randomUUID(),
          submission: submissionOf(body, item, applicantRef),
          waitingFor,
        };
        const response = { prereviewId, applicantRef };
        const outcome = await stores.prereviews.execute({
          subject: prereviewId,
          region: body.region,
          context: contextOf(request),
          receipt: () => ({ ...stub, status: 201, response }),
          decide: (before) => filePrereview(before, command),
        });
        orProblem(outcome);
        return response;
      });
      return reply.code(201).send(filed);
    },
  );
}
