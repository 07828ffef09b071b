import type { Envelope } from '@haoban/contracts/envelope';
import { buildCalendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { ofType } from './of-type.ts';

/** A case as its events tell it, dates being days since 1970-01-01 in China; `elapsed` is counted day by day. */
export type Told = {
  item: string;
  projectClass: string;
  channel: string;
  filed: number;
  decided: number | undefined;
  acceptedOn: number;
  elapsed: number;
  promised: number;
  statutory: number | undefined;
  baseline: number | undefined;
  target: number | undefined;
  meetings: number;
};

/** What the figures are counted from. */
export type World = {
  cases: Told[];
  tickets: number[];
  couriers: number[];
  ratings: { node: number; level: number | null }[];
  items: { visits: number; promised: number; statutory: number }[];
  tripCents: number;
};

const calendar = buildCalendar(calendarCn);
/** The local day of an instant: China has had one offset and no summer time since 1992. */
export const dayOf = (time: string): number => Math.floor((Date.parse(time) + 8 * 3_600_000) / 86_400_000);

/** Collects a history without holding it: subjects are read once. */
export function tell(subjects: Iterable<readonly Envelope[]>): World {
  const world: World = { cases: [], tickets: [], couriers: [], ratings: [], items: [], tripCents: 0 };
  const goals: Goal[] = [];
  for (const events of subjects) {
    const [area] = ofType(events, 'area.published.v1');
    if (area !== undefined) world.tripCents = area.data.tripCostCents;
    const item = ofType(events, 'item.published.v1').at(-1)?.data;
    if (item !== undefined)
      world.items.push({
        visits: item.visitsLimit,
        promised: daysOf(item.promised) ?? 0,
        statutory: daysOf(item.statutory) ?? 0,
      });
    for (const type of ['target.set.v1', 'baseline.set.v1'] as const)
      for (const { data } of ofType(events, type))
        goals.push({
          type,
          code: data.code,
          value: data.value,
          from: dayOf(`${data.validFrom}T00:00:00+08:00`),
        });
    for (const { time } of ofType(events, 'ticket.issued.v1')) world.tickets.push(dayOf(time));
    for (const { time, data } of ofType(events, 'delivery.completed.v1'))
      if (data.method === 'courier') world.couriers.push(dayOf(time));
    for (const { data } of ofType(events, 'rating.submitted.v1'))
      if (data.round === 1) world.ratings.push({ node: dayOf(data.nodeAt), level: data.level });
    const told = caseOf(events, goals);
    if (told !== undefined) world.cases.push(told);
  }
  return world;
}

type Goal = { type: string; code: string; value: number; from: number };
type Term = { n?: number; unit?: string } | { due: string } | undefined;
const daysOf = (term: Term): number | undefined =>
  term !== undefined && 'unit' in term ? (term.n ?? 0) : undefined;

function caseOf(events: readonly Envelope[], goals: readonly Goal[]): Told | undefined {
  const submitted = ofType(events, 'case.submitted.v1')[0];
  if (submitted === undefined) return undefined;
  const accepted = ofType(events, 'case.accepted.v1')[0];
  const decision = ofType(events, 'case.decided.v1')[0];
  const decided = decision && dayOf(decision.time);
  const snapshot = accepted?.data.item;
  const goal = (type: string): number | undefined => {
    const codes = [submitted.data.itemCode, submitted.data.projectClass, snapshot?.family];
    const known = goals.filter((one) => one.type === type && one.from <= (decided ?? 0));
    for (const code of codes) {
      const found = known.filter((one) => one.code === code).toSorted((a, b) => b.from - a.from)[0];
      if (found !== undefined) return found.value;
    }
    return undefined;
  };
  const meetings = ofType(events, 'visit.recorded.v1').flatMap(({ time, data }) =>
    data.by === 'applicant' && (data.kind === 'window' || data.kind === 'pickup')
      ? [`${data.hall} ${dayOf(time)}`]
      : [],
  );
  return {
    item: submitted.data.itemCode,
    projectClass: submitted.data.projectClass ?? '',
    channel: submitted.data.channel,
    filed: dayOf(submitted.time),
    decided,
    acceptedOn: accepted === undefined ? 0 : dayOf(accepted.time),
    elapsed:
      accepted === undefined || decided === undefined ? 0 : workdays(events, dayOf(accepted.time), decided),
    promised: daysOf(snapshot?.promised) ?? 0,
    statutory: daysOf(snapshot?.statutory),
    baseline: goal('baseline.set.v1'),
    target: goal('target.set.v1'),
    meetings: new Set(meetings).size,
  };
}

/** Working days after the acceptance up to the decision that no suspension of the promised clock removed. */
function workdays(events: readonly Envelope[], accepted: number, decided: number): number {
  const ends = new Map(
    ofType(events, 'suspension.ended.v1').map(({ data, time }) => [data.suspensionId, dayOf(time)]),
  );
  const pauses = ofType(events, 'suspension.started.v1')
    .filter(({ data }) => data.stops.includes('promised'))
    .map(({ data, time }) => ({ after: dayOf(time), upTo: ends.get(data.suspensionId) ?? Infinity }));
  let days = 0;
  for (let day = accepted + 1; day <= decided; day++)
    if (calendar.isWorkday(day) && !pauses.some(({ after, upTo }) => after < day && day <= upTo)) days += 1;
  return days;
}
