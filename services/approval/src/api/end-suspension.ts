import { Code } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { Type } from 'typebox';
import { endSuspension } from '../core/end-suspension.ts';
import { CaseAnswer } from './case-answer.ts';
import { actingOf, CaseParams, commandCase } from './case-command.ts';
import type { Deps } from './deps.ts';

const Params = Type.Object({ ...CaseParams.properties, suspensionId: Code });

/** POST /api/approval/cases/{caseId}/suspensions/{suspensionId}/end */
export function endSuspensionRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/approval/cases/:caseId/suspensions/:suspensionId/end',
    {
      config: { access: { roles: ['officer', 'approver'] } },
      schema: {
        tags: ['cases'],
        summary: '恢复计时 end a suspension',
        params: Params,
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const actor = await actingOf(deps, request);
      const { suspensionId } = request.params;
      const command = { at: deps.now().toISOString(), actor, suspensionId };
      return commandCase(deps, request, (before) => endSuspension(before, command));
    },
  );
}
