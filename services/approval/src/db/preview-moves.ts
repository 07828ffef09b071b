import type { CalendarDefinition } from '@haoban/sla-clock/calendar';
import { calendarChanges, startOfClock, whyMoved } from '../core/calendar-changes.ts';
import type { Case } from '../core/case.ts';
import type { Days } from '../core/judge-case.ts';
import { movements, type Movement } from '../core/movement-wakes.ts';
import { editionsOf } from './days.ts';
import { openCases } from './open-cases.ts';
import type { Stores } from './stores.ts';

/** One clock that would move, and the days that would move it. */
export type PreviewedMove = Movement & { readonly caseId: string; readonly why: readonly string[] };

/** What a calendar would do to the open cases of some areas; `rows` are those of the cases from `skip` on. */
export type Preview = { total: number; moved: number; rows: PreviewedMove[] };

/** Judges every open case of a calendar under a version that is not published; nothing changes. */
export async function previewMoves(
  stores: Pick<Stores, 'pool' | 'daysOf' | 'calendars'>,
  definition: CalendarDefinition,
  { areas, skip, limit }: { areas: readonly string[]; skip: number; limit: number },
): Promise<Preview> {
  const { calendarId } = definition;
  const editions = editionsOf({ definition, publishedAt: '' });
  const changes = calendarChanges((await stores.calendars.load(calendarId))?.state, definition);
  const preview: Preview = { total: 0, moved: 0, rows: [] };

  const movesOf = (state: Case, now: Days): PreviewedMove[] => {
    const { calendar, hours } = editions(state.submission?.hall);
    const { zone } = now;
    return movements(state, now, { calendar, hours, zone }).map((moved) => {
      const start = startOfClock(state, moved.stage, zone, '9999');
      return { ...moved, caseId: state.caseId, why: whyMoved(changes, start, moved) };
    });
  };

  for await (const page of openCases(stores, { calendarId, areas })) {
    for (const state of page) {
      preview.total += 1;
      const rows = movesOf(state, await stores.daysOf(state));
      if (rows.length === 0) continue;
      if (preview.moved >= skip && preview.moved < skip + limit) preview.rows.push(...rows);
      preview.moved += 1;
    }
  }
  return preview;
}
