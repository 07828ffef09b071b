import { instantOfWall, wallMs } from '@haoban/sla-clock/local-date';

/** From when to when nobody is disturbed, local time: `['21:00', '08:00']`; from and to alike mean never. */
export type QuietHours = readonly [from: string, to: string];

/** Where a notice goes: the zone its day is counted in, and when it is quiet there. */
export type NoticePlace = { readonly zone: string; readonly quiet: QuietHours };

/** The quiet hours where an area says nothing. */
export const usualQuietHours: QuietHours = ['21:00', '08:00'];

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

const ofDay = (time: string): number => {
  const [hours, minutes] = time.split(':').map(Number);
  return ((hours ?? 0) * 60 + (minutes ?? 0)) * minuteMs;
};

/** The first instant (epoch ms) from `atMs` on at which somebody may be disturbed. */
export function afterQuiet(atMs: number, { zone, quiet }: NoticePlace): number {
  const [from, to] = [ofDay(quiet[0]), ofDay(quiet[1])];
  const wall = wallMs(atMs, zone);
  const time = ((wall % dayMs) + dayMs) % dayMs;
  const isQuiet = from < to ? time >= from && time < to : from > to && (time >= from || time < to);
  if (!isQuiet) return atMs;
  const midnight = wall - time;
  return instantOfWall(midnight + to + (time < to ? 0 : dayMs), zone);
}

/** The first instant of the next local day (epoch ms) at which somebody may be disturbed. */
export function nextMorning(atMs: number, place: NoticePlace): number {
  const wall = wallMs(atMs, place.zone);
  const midnight = Math.floor(wall / dayMs + 1) * dayMs;
  return afterQuiet(instantOfWall(midnight, place.zone), place);
}

/** The place of an area as it was published. */
export function placeOfArea(area: {
  readonly zone: string;
  readonly quietHours?: readonly string[] | undefined;
}): NoticePlace {
  const [from, to] = area.quietHours ?? [];
  return { zone: area.zone, quiet: from === undefined || to === undefined ? usualQuietHours : [from, to] };
}
