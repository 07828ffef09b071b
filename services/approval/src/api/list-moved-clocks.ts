import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { calendarChanges, startOfClock, whyMoved } from '../core/calendar-changes.ts';
import { movedClocks } from '../db/moved-clocks.ts';
import { countMoves } from '../db/open-cases.ts';
import { CalendarParams } from './calendar-body.ts';
import type { Deps } from './deps.ts';

const Due = Type.Union([Type.String(), Type.Null()]);

/** One clock that moved or would move, and the days that moved it. */
export const MovedRow = Type.Object({
  caseId: Type.String(),
  clock: Type.String(),
  stage: Type.Optional(Type.String()),
  from: Due,
  to: Due,
  provisional: Type.Boolean(),
  why: Type.Array(Type.String()),
});
const Listed = Type.Object({
  total: Type.Integer(),
  moved: Type.Integer(),
  unmoved: Type.Integer(),
  pending: Type.Integer(),
  rows: Type.Array(MovedRow),
  next: Type.Optional(Type.String()),
});
const Query = strictObject({
  after: Type.Optional(Type.String({ maxLength: 100 })),
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
});

/**
 * GET /api/approval/calendars/{calendarId}/versions/{version}/moved: what a version did to the cases that were open,
 * case by case; `pending` ones have not been told of it yet.
 */
export function listMovedClocksRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/approval/calendars/:calendarId/versions/:version/moved',
    {
      config: { access: { roles: ['admin', 'leader', 'analyst', 'approver'] } },
      schema: {
        tags: ['calendars'],
        summary: '日历变更影响 what a version moved',
        params: Type.Object({ ...CalendarParams.properties, version: Type.Integer({ minimum: 1 }) }),
        querystring: Query,
        response: { 200: Listed },
      },
    },
    async (request) => {
      const { calendarId, version } = request.params;
      const { after = '', limit } = request.query;
      const { areas } = callerOf(request);
      const issues = await stores.calendarIssues(calendarId);
      const issue = issues[version - 1];
      if (issue === undefined) throw new ProblemError('version_unknown');
      const { publishedAt, definition } = issue;
      const changes = calendarChanges(issues[version - 2]?.definition, definition);
      const [counts, moved] = await Promise.all([
        countMoves(stores, { calendarId, areas, version, publishedAt }),
        movedClocks(stores, { calendar: `${calendarId}@${version}`, areas, after, limit }),
      ]);
      const rows = await Promise.all(
        moved.map(async ({ caseId, at, clock, stage, from, to, provisional = false }) => {
          const state = (await stores.cases.load(caseId))?.state;
          const start =
            state === undefined ? '' : startOfClock(state, stage, await stores.zoneOf(state.region), at);
          const why = whyMoved(changes, start, { from, to });
          return { caseId, clock, ...(stage === undefined ? {} : { stage }), from, to, provisional, why };
        }),
      );
      const last = moved.length < limit ? undefined : moved.at(-1)?.position;
      const unmoved = Math.max(0, counts.total - counts.moved - counts.pending);
      return { ...counts, unmoved, rows, ...(last === undefined ? {} : { next: last }) };
    },
  );
}
