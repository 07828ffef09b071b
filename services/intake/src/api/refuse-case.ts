import { Text } from '@haoban/contracts/events/fields';
import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { refuseCase } from '../core/refuse-case.ts';
import { CaseAnswer } from './case-answer.ts';
import { CaseParams, commandCase } from './case-command.ts';
import type { Deps } from './deps.ts';

const Body = strictObject({
  reason: Type.Optional(Text),
  remedy: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
});

/** POST /api/intake/cases/{caseId}/refusal, and /not-required where the matter needs no permit. */
export function refuseCaseRoutes(app: Http, deps: Deps): void {
  const routes = [
    ['refusal', 'refused', '不予受理 refuse a filing'],
    ['not-required', 'not_required', '不需要许可 say that no permit is needed'],
  ] as const;
  for (const [path, kind, summary] of routes) {
    app.post(
      `/api/intake/cases/:caseId/${path}`,
      {
        config: { access: { roles: ['window', 'officer'] } },
        schema: { tags: ['cases'], summary, params: CaseParams, body: Body, response: { 200: CaseAnswer } },
      },
      async (request) => {
        const { reason = '', remedy } = request.body;
        const command = { at: deps.now().toISOString(), officer: callerOf(request).id, kind, reason, remedy };
        return commandCase(deps, request, (before) => refuseCase(before, command));
      },
    );
  }
}
