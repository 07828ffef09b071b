import { approvalEvents } from '@haoban/contracts/events/approval';
import { Code } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';

/** GET /api/approval/calendars/{calendarId}: the newest version. */
export function showCalendarRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/approval/calendars/:calendarId',
    {
      config: { access: 'public' },
      schema: {
        tags: ['calendars'],
        summary: '查看工作日历 show a working calendar',
        params: Type.Object({ calendarId: Code }),
        response: { 200: approvalEvents['calendar.published.v1'] },
      },
    },
    async (request) => {
      const found = await stores.calendars.load(request.params.calendarId);
      if (found === undefined) throw new ProblemError('calendar_unknown');
      return found.state;
    },
  );
}
