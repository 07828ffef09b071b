import { Text } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { refuseCase } from '../core/refuse-case.ts';
import { CaseAnswer } from './case-answer.ts';
import { CaseParams, commandCase } from './case-command.ts';
import type { Deps } from './deps.ts';

/** POST /api/intake/cases/{caseId}/refusal */
export function refuseCaseRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/intake/cases/:caseId/refusal',
    {
      config: { access: { roles: ['window', 'officer'] } },
      schema: {
        tags: ['cases'],
        summary: '不予受理 refuse a filing',
        params: CaseParams,
        body: strictObject({ reason: Text }),
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const command = { at: deps.now().toISOString(), reason: request.body.reason };
      return commandCase(deps, request, (before) => refuseCase(before, command));
    },
  );
}
