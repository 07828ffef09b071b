import type { Http } from '@haoban/service-kit/http';
import { Type, type Static } from 'typebox';
import { calendarOf, clocksOf, judgeCase } from '../core/judge-case.ts';
import { judgeStage } from '../core/judge-stage.ts';
import { CaseAnswer, caseAnswer } from './case-answer.ts';
import { CaseParams, visibleCase } from './case-command.ts';
import type { Deps } from './deps.ts';

const Clock = Type.Object({
  due: Type.Union([Type.String(), Type.Null()]),
  remaining: Type.Union([Type.Number(), Type.Null()]),
  elapsedDays: Type.Union([Type.Integer(), Type.Null()]),
  provisional: Type.Boolean(),
});
const StageClock = Type.Object({
  ...Clock.properties,
  onTime: Type.Union([Type.Boolean(), Type.Null()]),
});
const Shown = Type.Object({
  ...CaseAnswer.properties,
  calendar: Type.String(),
  clocks: Type.Object({
    statutory: Type.Optional(Clock),
    promised: Type.Optional(Clock),
    stages: Type.Record(Type.String(), StageClock, { description: 'of stages that have started' }),
  }),
});
const unjudged: Static<typeof Clock> = { due: null, remaining: null, elapsedDays: null, provisional: false };

/** GET /api/approval/cases/{caseId}: stages, suspensions, and its clocks as they stand now. */
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
      const days = await deps.stores.daysOf(state);
      const asOf = deps.now().toISOString();
      const judged = judgeCase(state, days, asOf);
      const clocks = Object.fromEntries(
        clocksOf(state.item).map((clock) => [clock, judged[clock] ?? unjudged]),
      );
      const stages = Object.fromEntries(
        Object.keys(state.runs).flatMap((code) => {
          const clock = judgeStage(state, code, days, asOf);
          return clock === undefined ? [] : [[code, clock] as const];
        }),
      );
      return { ...caseAnswer(state), calendar: calendarOf(state, days), clocks: { ...clocks, stages } };
    },
  );
}
