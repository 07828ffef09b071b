import type { Http } from '@haoban/service-kit/http';
import { contextOf, orProblem } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import { publishOverlay } from '../core/publish-overlay.ts';
import { overlaysOn } from '../db/republish-overlays.ts';
import { CalendarParams, OverlayBody, requireDates, withDates } from './calendar-body.ts';
import type { Deps } from './deps.ts';
import { Published } from './publish-calendar.ts';

/** PUT /api/approval/calendars/{calendarId}/overlay: a local calendar over a whole one, which it follows from then on. */
export function publishOverlayRoute(app: Http, { stores }: Deps): void {
  const { calendars, forgetCalendar } = stores;
  app.put(
    '/api/approval/calendars/:calendarId/overlay',
    {
      config: { access: { roles: ['admin'] } },
      schema: {
        tags: ['calendars'],
        summary: '发布地方日历 publish a local calendar over another one',
        params: CalendarParams,
        body: OverlayBody,
        response: { 200: Published },
      },
    },
    async (request) => {
      const { calendarId } = request.params;
      const overlay = request.body;
      if ((await overlaysOn(stores, calendarId)).length > 0) throw new ProblemError('calendar_has_overlays');
      let version = 0;
      const outcome = await calendars.execute({
        subject: calendarId,
        region: '-',
        context: contextOf(request),
        decide: async (before) => {
          version = before?.version ?? 0;
          const base = (await calendars.load(overlay.base))?.state;
          return withDates(calendarId, () => {
            const decision = publishOverlay(before, base, { calendarId, overlay });
            if ('state' in decision) requireDates(decision.state);
            return decision;
          });
        },
      });
      forgetCalendar(calendarId);
      if ('refusal' in outcome && outcome.refusal === 'unchanged')
        return { calendarId, version, changed: false };
      const published = orProblem(outcome).state.version;
      return { calendarId, version: published, changed: published !== version };
    },
  );
}
