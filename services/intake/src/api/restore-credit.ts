import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { contextOf, orProblem } from '@haoban/service-kit/outcomes';
import { Type } from 'typebox';
import { restoreCredit } from '../core/restore-credit.ts';
import { CaseParams, ReasonBody, visibleCase } from './case-command.ts';
import { CreditAnswer, creditAnswer } from './credit-answer.ts';
import type { Deps } from './deps.ts';

const Params = Type.Object({ ...CaseParams.properties, creditId: Type.String({ maxLength: 64 }) });

/** POST /api/intake/cases/{caseId}/credit/{creditId}/restoration: lifts what this case left on the record. */
export function restoreCreditRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/intake/cases/:caseId/credit/:creditId/restoration',
    {
      config: { access: { roles: ['approver'] } },
      schema: {
        tags: ['credit'],
        summary: '修复承诺信用 restore the credit of an applicant',
        params: Params,
        body: ReasonBody,
        response: { 200: CreditAnswer },
      },
    },
    async (request) => {
      const { caseId, region, submission } = await visibleCase(deps, request);
      const command = {
        at: deps.now().toISOString(),
        caseId,
        creditId: request.params.creditId,
        reason: request.body.reason ?? '',
        approver: callerOf(request).id,
      };
      const outcome = await deps.stores.credits.execute({
        subject: submission.applicantRef,
        region,
        context: contextOf(request),
        decide: (before) => restoreCredit(before, command),
      });
      return creditAnswer(orProblem(outcome).state);
    },
  );
}
