import type { Journal } from '@haoban/messaging/journal';
import { buildCalendar, type CalendarDefinition } from '@haoban/sla-clock/calendar';
import { buildOfficeHours, defaultHours } from '@haoban/sla-clock/office-hours';
import { rememberFor } from '@haoban/service-kit/remember';
import type { Edition } from '../core/calendar-edition.ts';
import type { Days } from '../core/judge-case.ts';
import type { CalendarIssue } from '../core/stored-calendar.ts';
import type { PrismaClient } from './generated/client.ts';

const defaultZone = 'Asia/Shanghai';
const levels = [12, 9, 6, 4, 2];
/** A publication reaches every process within this time. */
export const rememberedMs = 1_000;

type Placed = {
  readonly calendarId: string;
  readonly calendarVersion?: number;
  readonly region: string;
  readonly submission?: { hall?: string };
};

/** Builds a version of a calendar once; the answer gives it with the hours of a hall. */
export function editionsOf({
  definition,
  publishedAt,
}: Pick<CalendarIssue, 'definition' | 'publishedAt'>): (hall: string | undefined) => Edition {
  const calendar = buildCalendar(definition);
  const hours = new Map(
    Object.entries(definition.officeHours).map(([hall, shifts]) => [hall, buildOfficeHours(shifts)]),
  );
  return (hall) => ({
    calendar,
    hours: hours.get(hall ?? '*') ?? hours.get('*') ?? defaultHours,
    publishedAt,
  });
}
type Editions = ReturnType<typeof editionsOf>;
const versionOf = (edition: Editions | undefined): number | undefined => edition?.('*').calendar.version;

/**
 * Looks up what local dates rest on: the calendar, newest version and those a case has not been told of yet, its office
 * hours for the hall, the zone of the nearest area. `forget` makes a publication known in this process at once.
 */
export function createDays(
  prisma: PrismaClient,
  calendars: Pick<Journal<CalendarDefinition>, 'load'>,
  issuesOf: (calendarId: string) => Promise<CalendarIssue[]>,
) {
  const built = new Map<string, readonly Editions[]>();
  const zones = rememberFor(rememberedMs, async (region: string): Promise<string> => {
    const codes = levels.filter((length) => length <= region.length).map((length) => region.slice(0, length));
    const area = await prisma.area.findFirst({
      where: { subject: { in: codes } },
      orderBy: { subject: 'desc' },
      select: { zone: true },
    });
    return area?.zone ?? defaultZone;
  });
  const versionsOf = rememberFor(rememberedMs, async (calendarId: string): Promise<readonly Editions[]> => {
    const newest = (await calendars.load(calendarId))?.state.version;
    const known = built.get(calendarId) ?? [];
    if (versionOf(known.at(-1)) === newest) return known;
    // an issue never changes, and its place in the list is its version
    const fresh = (await issuesOf(calendarId)).map((issue, index) => known[index] ?? editionsOf(issue));
    built.set(calendarId, fresh);
    return fresh;
  });

  const daysOf = async ({ calendarId, calendarVersion, region, submission }: Placed): Promise<Days> => {
    const [versions, zone] = await Promise.all([versionsOf.ask(calendarId), zones.ask(region)]);
    const newest = versions.at(-1);
    const hall = submission?.hall;
    if (newest === undefined) return { calendar: undefined, zone, hours: defaultHours };
    const { calendar, hours } = newest(hall);
    if (calendarVersion === undefined || calendarVersion >= calendar.version)
      return { calendar, zone, hours };
    const editions = versions.slice(Math.max(0, calendarVersion - 1)).map((edition) => edition(hall));
    return { calendar, zone, hours, editions };
  };
  return { daysOf, zoneOf: zones.ask, forget: versionsOf.forget };
}
