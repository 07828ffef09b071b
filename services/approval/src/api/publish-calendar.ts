import type { Http } from '@haoban/service-kit/http';
import { contextOf, orProblem } from '@haoban/service-kit/outcomes';
import { Type } from 'typebox';
import { publishCalendar } from '../core/publish-calendar.ts';
import { CalendarBody, CalendarParams, contentOf, followers } from './calendar-body.ts';
import type { Deps } from './deps.ts';

/** What became of a publication: the version that is in force now. */
export const Published = Type.Object({
  calendarId: Type.String(),
  version: Type.Integer(),
  changed: Type.Boolean(),
});

/** PUT /api/approval/calendars/{calendarId}: changed content is the next version, the same changes nothing. */
export function publishCalendarRoute(app: Http, deps: Deps): void {
  const { calendars, forgetCalendar } = deps.stores;
  app.put(
    '/api/approval/calendars/:calendarId',
    {
      config: { access: { roles: ['admin'] } },
      schema: {
        tags: ['calendars'],
        summary: '发布工作日历 publish a working calendar',
        params: CalendarParams,
        body: CalendarBody,
        response: { 200: Published },
      },
    },
    async (request) => {
      const { calendarId } = request.params;
      const content = contentOf(calendarId, request.body);
      await followers(deps, content);
      let version = 0;
      const outcome = await calendars.execute({
        subject: calendarId,
        region: '-',
        context: contextOf(request),
        decide: (before) => {
          version = before?.version ?? 0;
          return publishCalendar(before, content);
        },
      });
      forgetCalendar(calendarId);
      if ('refusal' in outcome && outcome.refusal === 'unchanged')
        return { calendarId, version, changed: false };
      return { calendarId, version: orProblem(outcome).state.version, changed: true };
    },
  );
}
