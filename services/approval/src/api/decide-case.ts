import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { decideCase } from '../core/decide-case.ts';
import { CaseAnswer } from './case-answer.ts';
import { actingOf, CaseParams, commandCase } from './case-command.ts';
import type { Deps } from './deps.ts';

const Body = strictObject({
  outcome: Type.Enum(['granted', 'granted_tolerance', 'denied']),
  reason: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
  remedy: Type.Optional(
    Type.String({ minLength: 1, maxLength: 2000, description: 'where a denial may be contested' }),
  ),
});

/** POST /api/approval/cases/{caseId}/decision */
export function decideCaseRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/approval/cases/:caseId/decision',
    {
      config: { access: { roles: ['officer', 'approver'] } },
      schema: {
        tags: ['cases'],
        summary: '作出决定 decide a case',
        params: CaseParams,
        body: Body,
        response: { 200: CaseAnswer },
      },
    },
    async (request) => {
      const actor = await actingOf(deps, request);
      const command = { at: deps.now().toISOString(), actor, ...request.body };
      return commandCase(deps, request, (before, days) => decideCase(before, { ...command, days }));
    },
  );
}
