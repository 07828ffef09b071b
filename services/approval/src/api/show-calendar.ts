import { approvalEvents } from '@haoban/contracts/events/approval';
import { Code } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { CalendarParams } from './calendar-body.ts';
import type { Deps } from './deps.ts';

const Calendar = approvalEvents['calendar.published.v1'];
const { off, work, sources } = Calendar.properties;
const Shown = Type.Object({
  ...Calendar.properties,
  overlay: Type.Optional(Type.Object({ base: Code, baseVersion: Type.Integer(), off, work, sources })),
});

/** GET /api/approval/calendars/{calendarId}: the newest version, or the one asked for. */
export function showCalendarRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/approval/calendars/:calendarId',
    {
      config: { access: 'public' },
      schema: {
        tags: ['calendars'],
        summary: '查看工作日历 show a working calendar',
        params: CalendarParams,
        querystring: strictObject({ version: Type.Optional(Type.Integer({ minimum: 1 })) }),
        response: { 200: Shown },
      },
    },
    async (request) => {
      const { calendarId } = request.params;
      const { version } = request.query;
      const newest = (await stores.calendars.load(calendarId))?.state;
      if (newest === undefined) throw new ProblemError('calendar_unknown');
      if (version === undefined || version === newest.version) return newest;
      const issue = (await stores.calendarIssues(calendarId))[version - 1];
      if (issue === undefined) throw new ProblemError('version_unknown');
      return issue.definition;
    },
  );
}
