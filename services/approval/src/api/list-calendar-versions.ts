import { approvalEvents } from '@haoban/contracts/events/approval';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { Type } from 'typebox';
import { CalendarParams } from './calendar-body.ts';
import type { Deps } from './deps.ts';

const { version, coverage, sources } = approvalEvents['calendar.published.v1'].properties;
const Listed = Type.Object({
  rows: Type.Array(
    Type.Object({ version, coverage, sources, publishedAt: Type.String(), publishedBy: Type.String() }),
  ),
});

/** GET /api/approval/calendars/{calendarId}/versions: every version, newest first, with its sources and who published it. */
export function listCalendarVersionsRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/approval/calendars/:calendarId/versions',
    {
      config: { access: { roles: ['admin', 'leader', 'analyst', 'approver', 'officer', 'window'] } },
      schema: {
        tags: ['calendars'],
        summary: '日历各版本 versions of a calendar',
        params: CalendarParams,
        response: { 200: Listed },
      },
    },
    async (request) => {
      const issues = await stores.calendarIssues(request.params.calendarId);
      if (issues.length === 0) throw new ProblemError('calendar_unknown');
      const rows = issues.map(({ definition, ...by }) => ({ ...definition, ...by }));
      return { rows: rows.toReversed() };
    },
  );
}
