import { approvalEvents } from '@haoban/contracts/events/approval';
import { Code } from '@haoban/contracts/events/fields';
import type { Http } from '@haoban/service-kit/http';
import { contextOf } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { buildCalendar, type CalendarDefinition } from '@haoban/sla-clock/calendar';
import { Type } from 'typebox';
import { publishCalendar } from '../core/publish-calendar.ts';
import type { Deps } from './deps.ts';

const { calendarId: _id, version: _version, ...fields } = approvalEvents['calendar.published.v1'].properties;
const Published = Type.Object({ calendarId: Type.String(), changed: Type.Boolean() });

/** Throws `calendar_invalid` with the first date that is wrong. */
function requireDates(definition: CalendarDefinition): void {
  try {
    buildCalendar(definition);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ProblemError('calendar_invalid', [{ path: 'body', message: error.message }]);
  }
}

/** PUT /api/approval/calendars/{calendarId}: changed content is the next version, the same changes nothing. */
export function publishCalendarRoute(app: Http, { stores }: Deps): void {
  app.put(
    '/api/approval/calendars/:calendarId',
    {
      config: { access: { roles: ['admin'] } },
      schema: {
        tags: ['calendars'],
        summary: '发布工作日历 publish a working calendar',
        params: Type.Object({ calendarId: Code }),
        body: strictObject(fields),
        response: { 200: Published },
      },
    },
    async (request) => {
      const { calendarId } = request.params;
      const content = { calendarId, ...request.body };
      requireDates({ ...content, version: 1 });
      const outcome = await stores.calendars.execute({
        subject: calendarId,
        region: '-',
        context: contextOf(request),
        decide: (before) => publishCalendar(before, content),
      });
      return { calendarId, changed: !('refusal' in outcome) };
    },
  );
}
