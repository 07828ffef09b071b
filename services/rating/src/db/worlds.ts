import type { Journal } from '@haoban/messaging/journal';
import { buildCalendar, type CalendarDefinition } from '@haoban/sla-clock/calendar';
import { buildOfficeHours, defaultHours } from '@haoban/sla-clock/office-hours';
import { rememberFor } from '@haoban/service-kit/remember';
import type { Area } from '../core/area.ts';
import { defaultSettings, type RegionSettings, type Settings } from '../core/settings.ts';
import type { World } from '../core/world.ts';

const defaultZone = 'Asia/Shanghai';
const nationalCalendar = 'cn';
const levels = [12, 9, 6, 4, 2];
// What another process heard reaches this one within this time; its own it forgets at once.
const rememberedMs = 1_000;

type Load<State> = Pick<Journal<State>, 'load'>;

/** Subject of the settings of a region; areas have subjects of their own. */
export const settingsSubject = (region: string): string => `rating-${region}`;

/** What was kept under a region's code or the nearest one above it. */
async function nearest<State>(region: string, load: (code: string) => Promise<State | undefined>) {
  for (const length of levels) {
    if (length > region.length) continue;
    const found = await load(region.slice(0, length));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Looks up what the clocks of a region rest on. What nobody published is as in the whole country. */
export function createWorlds(
  areas: Load<Area>,
  calendars: Load<CalendarDefinition>,
  settings: Load<RegionSettings>,
) {
  const areaOf = rememberFor(rememberedMs, (region) =>
    nearest(region, async (code) => (await areas.load(code))?.state),
  );
  const settingsOf = rememberFor(rememberedMs, async (region): Promise<Settings> => {
    const found = await nearest(region, async (code) => (await settings.load(settingsSubject(code)))?.state);
    return found?.settings ?? defaultSettings;
  });
  const daysOf = rememberFor(rememberedMs, async (calendarId) => {
    const definition = (await calendars.load(calendarId))?.state;
    const shifts = definition?.officeHours['*'];
    return {
      calendar: definition && buildCalendar(definition),
      hours: shifts === undefined ? defaultHours : buildOfficeHours(shifts),
    };
  });

  return {
    worldOf: async ({ region }: { readonly region: string }): Promise<World> => {
      const [area, settings] = await Promise.all([areaOf.ask(region), settingsOf.ask(region)]);
      const days = await daysOf.ask(area?.calendarId ?? nationalCalendar);
      return { zone: area?.zone ?? defaultZone, defaultsFrom: area?.defaultsFrom, settings, ...days };
    },
    /** The zone of a region, and when nobody is sent a message there. */
    placeOf: async (region: string): Promise<Pick<Area, 'zone' | 'quietHours'>> =>
      (await areaOf.ask(region)) ?? { zone: defaultZone },
    /** Forgets everything: something new was published. */
    forget: (): void => {
      for (const memory of [areaOf, settingsOf, daysOf]) memory.forget();
    },
  };
}
