import { Code } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { reopenCase } from '../core/reopen-case.ts';
import { CaseAnswer } from './case-answer.ts';
import { CaseParams, commandCase } from './case-command.ts';
import type { Deps } from './deps.ts';
import { ReasonField } from './reason-field.ts';

const Body = strictObject({ reason: ReasonField, document: Code });

/** POST /api/approval/cases/{caseId}/reopening */
export function reopenCaseRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/approval/cases/:caseId/reopening',
    {
      config: { access: { roles: ['approver'] } },
      schema: {
        tags: ['cases'],
        summary: '重新审理 re-open a decided case',
        params: CaseParams,
        body: Body,
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const command = { at: deps.now().toISOString(), approver: callerOf(request).id, ...request.body };
      return commandCase(deps, request, (before) => reopenCase(before, command));
    },
  );
}
