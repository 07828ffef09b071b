import type { Journal } from '@haoban/messaging/journal';
import { buildCalendar, type Calendar, type CalendarDefinition } from '@haoban/sla-clock/calendar';
import { buildOfficeHours, defaultHours, type OfficeHours } from '@haoban/sla-clock/office-hours';
import { rememberFor } from '@haoban/service-kit/remember';
import type { Case } from '../core/case.ts';
import type { Area, Item, Reference } from '../core/reference.ts';
import type { World } from '../core/world.ts';

const levels = [12, 9, 6, 4, 2];
/** What another process published reaches this one within this time; its own it forgets at once. */
export const rememberedMs = 1_000;

type Load<State> = Pick<Journal<State>, 'load'>;
type Days = { readonly calendar: Calendar | undefined; readonly hours: OfficeHours };
const noDays: Days = { calendar: undefined, hours: defaultHours };

/** The published area of a code, or the nearest one above it. */
export async function nearestArea(reference: Load<Reference>, code: string): Promise<Area | undefined> {
  for (const length of levels) {
    if (length > code.length) continue;
    const found = (await reference.load(code.slice(0, length)))?.state;
    if (found?.kind === 'area') return found.data;
  }
  return undefined;
}

/** Looks up what the clocks of a filing rest on. Throws when its item or area was never published. */
export function createWorlds(reference: Load<Reference>, calendars: Load<CalendarDefinition>) {
  const items = rememberFor(rememberedMs, async (code): Promise<Item> => {
    const found = (await reference.load(code))?.state;
    if (found?.kind !== 'item') throw new Error(`no item ${code}`);
    return found.data;
  });
  const areas = rememberFor(rememberedMs, async (code): Promise<Area> => {
    const found = await nearestArea(reference, code);
    if (found === undefined) throw new Error(`no area above ${code}`);
    return found;
  });
  const days = rememberFor(rememberedMs, async (calendarId): Promise<Days> => {
    const definition = (await calendars.load(calendarId))?.state;
    if (definition === undefined) return noDays;
    const shifts = definition.officeHours['*'];
    const hours = shifts === undefined ? defaultHours : buildOfficeHours(shifts);
    return { calendar: buildCalendar(definition), hours };
  });

  return {
    worldOf: async ({ region, submission }: Pick<Case, 'region' | 'submission'>): Promise<World> => {
      const [item, area] = await Promise.all([items.ask(submission.itemCode), areas.ask(region)]);
      return { item, area, ...(await days.ask(area.calendarId)) };
    },
    areaOf: areas.ask,
    /** Forgets everything: something new was published. */
    forget: (): void => {
      for (const memory of [items, areas, days]) memory.forget();
    },
  };
}
