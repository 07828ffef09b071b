import { Instant } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { strictObject } from '@haoban/service-kit/strict';
import { formatDate } from '@haoban/sla-clock/local-date';
import { Type } from 'typebox';
import { caseAsOf } from '../core/case-as-of.ts';
import { explainCase } from '../core/explain-case.ts';
import type { Days } from '../core/judge-case.ts';
import { CaseParams, visibleCase } from './case-command.ts';
import { ClockAnswer } from './clock-answer.ts';
import type { Deps } from './deps.ts';

/** What the judging version of the calendar is and rests on. */
async function calendarAnswer({ stores }: Deps, { calendar }: Days) {
  if (calendar === undefined) return null;
  const { id: calendarId, version, coverage } = calendar;
  const issues = await stores.calendarIssues(calendarId);
  const sources = issues.find(({ definition }) => definition.version === version)?.definition.sources ?? [];
  return { calendarId, version, from: formatDate(coverage.from), to: formatDate(coverage.to), sources };
}

/** GET /api/approval/cases/{caseId}/clock: every clock day by day, as known now or at `asOf`. */
export function showClockRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/approval/cases/:caseId/clock',
    {
      config: { access: { roles: ['officer', 'window', 'leader', 'approver', 'analyst'] } },
      schema: {
        tags: ['cases'],
        summary: '计时说明 explain the clocks of a case',
        params: CaseParams,
        querystring: strictObject({ asOf: Type.Optional(Instant) }),
        response: { 200: ClockAnswer },
      },
    },
    async (request) => {
      const known = await visibleCase(deps, request);
      const { asOf: asked } = request.query;
      const asOf = (asked === undefined ? deps.now() : new Date(asked)).toISOString();
      const state = caseAsOf(known, asOf);
      const days = await deps.stores.daysOf(state);
      const { caseId, status, acceptedAt, day0, extensions } = state;
      return {
        caseId,
        status,
        asOf,
        zone: days.zone,
        acceptedAt,
        day0,
        calendar: await calendarAnswer(deps, days),
        clocks: explainCase(state, days, asOf),
        extensions: [...extensions],
      };
    },
  );
}
