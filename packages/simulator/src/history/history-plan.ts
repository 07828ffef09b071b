import { buildCalendar, type Calendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { parseDate } from '@haoban/sla-clock/local-date';
import { officeTime, type OfficeTime } from '../office-time.ts';
import type { Fate, Profile } from '../profiles/profile.ts';
import { profileNamed } from '../profiles/profiles.ts';
import { drawsFrom, type Draws } from '../random.ts';
import { chancesOf, type Chances } from './case-scene.ts';
import { catalogueOf, type Catalogue } from './catalogue.ts';
import { placeHalls, type PlacedHall } from './places.ts';
import { volumeOf, type Volume } from './volume.ts';
import { weightedTable, type WeightedTable } from './weighted-table.ts';
import { workAxis, type WorkAxis } from './work-axis.ts';

/**
 * What to play: days from `from` to before `to` (local dates; the profile's own unless given), what became of them before `until`
 * (`to` unless given), `scale` of the published volume spread over `halls`, and of several parts of the work which one (`index` from 1).
 */
export type HistoryPlan = {
  profile: string;
  seed: string;
  from?: string;
  to?: string;
  until?: string;
  scale?: number;
  halls?: number;
  dataset?: string;
  part?: { index: number; of: number };
};

/** A plan with all that its days share, looked up once. */
export type History = {
  profile: Profile;
  dataset: string;
  firstDay: number;
  endDay: number;
  reformDay: number;
  untilMs: number;
  part: { index: number; of: number };
  scale: number;
  halls: readonly PlacedHall[];
  calendar: Calendar;
  office: OfficeTime;
  axis: WorkAxis;
  volume: Volume;
  chances: Chances;
  catalogueIn: (county: string) => Catalogue;
  fates: WeightedTable<Fate>;
  remoteChannels: WeightedTable<string>;
  draws: Draws;
};

/** The zone of every place of the profiles. */
export const zone = 'Asia/Shanghai';
const everyHall = '*';
const hallLimit = 1000;

/** Prepares a plan; throws a RangeError that says what is wrong with it. */
export function prepareHistory(plan: HistoryPlan): History {
  const profile = profileNamed(plan.profile);
  const { seed, dataset = `sim-${profile.name}` } = plan;
  const calendar = buildCalendar(calendarCn);
  const office = officeTime(calendar, zone, calendarCn.officeHours[everyHall] ?? []);
  const { firstDay, endDay, untilDay } = daysOf(plan, profile, calendar);
  const { scale, halls, part } = sizeOf(plan);
  const catalogues = new Map<string, Catalogue>();
  const volume = volumeOf(profile, calendar, endDay);
  const visitors = Math.max(profile.volume.visitors, profile.volume.cases * 0.6);
  const workdays = workdaysIn(calendar, profile);
  return {
    profile,
    dataset,
    firstDay,
    endDay,
    reformDay: parseDate(profile.reform),
    untilMs: office.at(untilDay, 0),
    part,
    scale,
    halls: placeHalls(profile, halls, (scale * visitors) / workdays),
    calendar,
    office,
    axis: workAxis(calendar, office),
    volume,
    chances: chancesOf(profile),
    catalogueIn: (county) => {
      const known = catalogues.get(county) ?? catalogueOf(profile, county);
      catalogues.set(county, known);
      return known;
    },
    fates: weightedTable(profile.fates),
    remoteChannels: weightedTable(profile.channels.filter(([name]) => name !== 'window')),
    draws: drawsFrom(seed).of(dataset).of(profile.name),
  };
}

function daysOf(plan: HistoryPlan, profile: Profile, calendar: Calendar) {
  const firstDay = parseDate(plan.from ?? profile.from);
  const endDay = parseDate(plan.to ?? profile.to);
  const untilDay = plan.until === undefined ? endDay : parseDate(plan.until);
  if (firstDay < parseDate(profile.start)) throw new RangeError(`${profile.name} begins on ${profile.start}`);
  if (endDay <= firstDay) throw new RangeError('the history ends before it begins');
  if (untilDay < endDay) throw new RangeError('what became of the days is told until their end at least');
  if (!calendar.covers(untilDay)) throw new RangeError('no calendar is published for the end of the history');
  return { firstDay, endDay, untilDay };
}

function sizeOf({ scale = 1, halls = 1, part = { index: 1, of: 1 } }: HistoryPlan) {
  if (!(scale > 0 && scale <= 10)) throw new RangeError('the scale is a number above 0, at most 10');
  if (!Number.isInteger(halls) || halls < 1 || halls > hallLimit)
    throw new RangeError(`halls are 1 to ${hallLimit}`);
  if (!(part.index >= 1 && part.index <= part.of)) throw new RangeError('a part is one of all, such as 1/4');
  return { scale, halls, part };
}

const workdaysIn = (calendar: Calendar, { volume }: Profile): number =>
  calendar.workdaysUpTo(parseDate(volume.to) - 1) - calendar.workdaysUpTo(parseDate(volume.from) - 1);
