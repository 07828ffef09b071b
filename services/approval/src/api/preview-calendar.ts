import { callerOf } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { orProblem } from '@haoban/service-kit/outcomes';
import { strictObject } from '@haoban/service-kit/strict';
import type { CalendarDefinition } from '@haoban/sla-clock/calendar';
import type { FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { publishOverlay } from '../core/publish-overlay.ts';
import { previewMoves } from '../db/preview-moves.ts';
import {
  CalendarBody,
  CalendarParams,
  contentOf,
  followers,
  OverlayBody,
  withDates,
} from './calendar-body.ts';
import type { Deps } from './deps.ts';
import { MovedRow } from './list-moved-clocks.ts';

const Previewed = Type.Object({
  calendars: Type.Array(
    Type.Object({
      calendarId: Type.String(),
      total: Type.Integer(),
      moved: Type.Integer(),
      unmoved: Type.Integer(),
      rows: Type.Array(MovedRow),
    }),
  ),
});
const Query = strictObject({
  skip: Type.Integer({ minimum: 0, default: 0, description: 'moved cases to leave out, a calendar' }),
  limit: Type.Integer({
    minimum: 1,
    maximum: 500,
    default: 100,
    description: 'moved cases to show, a calendar',
  }),
});
const schema = {
  tags: ['calendars'],
  params: CalendarParams,
  querystring: Query,
  response: { 200: Previewed },
};
const access = { roles: ['admin', 'leader'] };

async function preview(
  { stores }: Deps,
  request: FastifyRequest<{ Querystring: Static<typeof Query> }>,
  definitions: readonly CalendarDefinition[],
): Promise<Static<typeof Previewed>> {
  const { areas } = callerOf(request);
  const calendars = [];
  for (const definition of definitions) {
    const { total, moved, rows } = await previewMoves(stores, definition, { areas, ...request.query });
    const shown = rows.map(({ why, ...row }) => ({ ...row, why: [...why] }));
    calendars.push({ calendarId: definition.calendarId, total, moved, unmoved: total - moved, rows: shown });
  }
  return { calendars };
}

/**
 * POST /api/approval/calendars/{calendarId}/preview and /overlay/preview: what publishing this would move, in the
 * calendar and in those that follow it; nothing changes.
 */
export function previewCalendarRoutes(app: Http, deps: Deps): void {
  const newest = async (id: string) => (await deps.stores.calendars.load(id))?.state;
  app.post(
    '/api/approval/calendars/:calendarId/preview',
    {
      config: { access },
      schema: { ...schema, summary: '试算日历影响 preview a calendar', body: CalendarBody },
    },
    async (request) => {
      const content = contentOf(request.params.calendarId, request.body);
      const version = ((await newest(content.calendarId))?.version ?? 0) + 1;
      return preview(deps, request, [{ ...content, version }, ...(await followers(deps, content))]);
    },
  );
  app.post(
    '/api/approval/calendars/:calendarId/overlay/preview',
    {
      config: { access },
      schema: { ...schema, summary: '试算地方日历影响 preview a local calendar', body: OverlayBody },
    },
    async (request) => {
      const { calendarId } = request.params;
      const overlay = request.body;
      const [before, base] = await Promise.all([newest(calendarId), newest(overlay.base)]);
      const decision = withDates(calendarId, () => publishOverlay(before, base, { calendarId, overlay }));
      if ('refusal' in decision && decision.refusal === 'unchanged') return preview(deps, request, []);
      return preview(deps, request, [orProblem(decision).state]);
    },
  );
}
