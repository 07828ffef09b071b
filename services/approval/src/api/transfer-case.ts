import { Code } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { transferCase } from '../core/transfer-case.ts';
import { CaseAnswer } from './case-answer.ts';
import { actingOf, CaseParams, commandCase } from './case-command.ts';
import type { Deps } from './deps.ts';
import { ReasonField } from './reason-field.ts';

const Body = strictObject({ toOrg: Code, reason: ReasonField });

/** POST /api/approval/cases/{caseId}/transfer: another organisation handles the case from now on. */
export function transferCaseRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/approval/cases/:caseId/transfer',
    {
      config: { access: { roles: ['officer', 'approver'] } },
      schema: {
        tags: ['cases'],
        summary: '移送 transfer a case to another organisation',
        params: CaseParams,
        body: Body,
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const actor = await actingOf(deps, request);
      const { toOrg, reason } = request.body;
      const known = (await deps.stores.orgs.load(toOrg)) !== undefined;
      const command = { at: deps.now().toISOString(), actor, toOrg, known, reason };
      return commandCase(deps, request, (before) => transferCase(before, command));
    },
  );
}
