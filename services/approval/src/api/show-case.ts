import type { Http } from '@haoban/service-kit/http';
import { Type, type Static } from 'typebox';
import { calendarOf, dayClocks, judgeCase } from '../core/judge-case.ts';
import { CaseAnswer, caseAnswer } from './case-answer.ts';
import { CaseParams, visibleCase } from './case-command.ts';
import { daysOf } from './case-days.ts';
import type { Deps } from './deps.ts';

const Clock = Type.Object({
  due: Type.Union([Type.String(), Type.Null()]),
  remaining: Type.Union([Type.Integer(), Type.Null()]),
  elapsedDays: Type.Union([Type.Integer(), Type.Null()]),
  provisional: Type.Boolean(),
});
const Shown = Type.Object({
  ...CaseAnswer.properties,
  calendar: Type.String(),
  clocks: Type.Object({ statutory: Type.Optional(Clock), promised: Type.Optional(Clock) }),
});
const unjudged: Static<typeof Clock> = { due: null, remaining: null, elapsedDays: null, provisional: false };

/** GET /api/approval/cases/{caseId}: stages, suspensions, and its day clocks as they stand now. */
export function showCaseRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/approval/cases/:caseId',
    {
      config: { access: { roles: ['officer', 'window', 'leader', 'approver'] } },
      schema: {
        tags: ['cases'],
        summary: '查看办件 show a case',
        params: CaseParams,
        response: { 200: Shown },
      },
    },
    async (request) => {
      const state = await visibleCase(deps, request);
      const days = await daysOf(deps, state);
      const judged = judgeCase(state, days, deps.now().toISOString());
      const clocks = Object.fromEntries(
        dayClocks(state.item).map((clock) => [clock, judged[clock] ?? unjudged]),
      );
      return { ...caseAnswer(state), calendar: calendarOf(state, days), clocks };
    },
  );
}
