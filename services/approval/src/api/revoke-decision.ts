import { Code } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { revokeDecision } from '../core/revoke-decision.ts';
import { CaseAnswer } from './case-answer.ts';
import { CaseParams, commandCase } from './case-command.ts';
import type { Deps } from './deps.ts';
import { ReasonField } from './reason-field.ts';

const Body = strictObject({ reason: ReasonField, document: Code });

/** POST /api/approval/cases/{caseId}/revocation: the decision loses its effect, its case stays closed. */
export function revokeDecisionRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/approval/cases/:caseId/revocation',
    {
      config: { access: { roles: ['approver'] } },
      schema: {
        tags: ['cases'],
        summary: '撤销决定 revoke a decision',
        params: CaseParams,
        body: Body,
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const command = { at: deps.now().toISOString(), approver: callerOf(request).id, ...request.body };
      return commandCase(deps, request, (before) => revokeDecision(before, command));
    },
  );
}
