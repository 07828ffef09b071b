import { jointSpans } from '@haoban/sla-clock/case-spans';
import { isProvisional } from '@haoban/sla-clock/due';
import { elapsedDays, removedDays } from '@haoban/sla-clock/elapsed';
import { localDay, parseDate, parseInstant, startOfDay } from '@haoban/sla-clock/local-date';
import { workingMinutes } from '@haoban/sla-clock/office-hours';
import type { DaySpan } from '@haoban/sla-clock/suspensions';
import {
  daySpans,
  dueFinder,
  extend,
  isInTime,
  startOfHours,
  type Due,
  type TimedClock,
} from '@haoban/sla-clock/timed-clock';
import type { CasePlace } from './case-place.ts';
import type { CaseStory } from './case-story.ts';
import { numberOf, recordOf, textOf, textsOf } from './read-data.ts';
import { basisOf, clockUnit, type Basis, type ClockName } from './term-basis.ts';

/** One clock of a case: amounts in the unit of `basis` (days, minutes of office time, milliseconds of imports). */
export type ClockFacts = {
  /** Empty where the item has no such term. */
  readonly basis: Basis | '';
  readonly amount: number;
  readonly elapsed: number;
  readonly removed: number;
  /** Null while the clock stands, or without a term. */
  readonly dueDay: number | null;
  readonly isStopped: boolean;
  /** From when on an undecided case has fallen due, and is late; Infinity where it never is. */
  readonly dueFromMs: number;
  readonly lateFromMs: number;
  readonly isOnTime: boolean;
  readonly isProvisional: boolean;
};

const noClock: ClockFacts = {
  basis: '',
  amount: 0,
  elapsed: 0,
  removed: 0,
  dueDay: null,
  isStopped: false,
  dueFromMs: Infinity,
  lateFromMs: Infinity,
  isOnTime: false,
  isProvisional: false,
};

/** Day 0 of a case as its acceptance says it, else the acceptance's date. */
export function dayZero({ accepted }: CaseStory, { dayOf }: CasePlace): number | undefined {
  if (accepted === undefined) return undefined;
  const said = textOf(accepted.data, 'day0');
  return said === '' ? dayOf(accepted.timeMs) : parseDate(said);
}

/** When a clock of a case stands (rules 2 and 8), in epoch milliseconds, unmerged. */
export function standstillsOf({ suspensions, attempts }: CaseStory, clock: ClockName): DaySpan[] {
  const stopping = suspensions.filter(({ stops }) => stops.includes(clock));
  const ofCase = stopping.filter(({ stage }) => stage === '').map(spanOf);
  if (ofCase.length === stopping.length) return ofCase;
  const stages = Map.groupBy(attempts, ({ stage }) => stage);
  const ofStages = [...stages].map(([stage, runs]) => ({
    attempts: runs.map(spanOf),
    suspensions: stopping.filter((one) => one.stage === stage).map(spanOf),
  }));
  return [...ofCase, ...jointSpans(ofStages)];
}

// An end before its beginning, which only foreign data has, is no time at all.
const spanOf = ({ startMs, endMs }: { startMs: number; endMs: number }): DaySpan => ({
  after: startMs,
  upTo: Math.max(startMs, endMs),
});

/** Judges one clock of an accepted case by its standing end; without one, nothing has elapsed. */
export function caseClock(story: CaseStory, at: CasePlace, name: ClockName): ClockFacts {
  const { accepted, ended, item } = story;
  const term = recordOf(item, name);
  const day0 = dayZero(story, at);
  if (accepted === undefined || day0 === undefined) return noClock;
  const own = term === undefined ? '' : basisOf(term);
  const unit = own === '' && name === 'promised' ? basisOf(recordOf(item, 'statutory')) : own;
  const endMs = ended?.timeMs;
  const stops = standstillsOf(story, name);
  const removedSpans = daySpans(stops, at.zone);
  const clock: TimedClock = {
    startMs: accepted.timeMs,
    day0,
    term: own === '' || own === 'natural' ? { unit: 'WD', n: 0 } : clockTerm(term),
    suspensions: stops,
    removed: removedSpans,
    extensions: extensionsOf(story, name),
    decidedMs: endMs,
    asOfMs: endMs ?? accepted.timeMs,
    closeOfBusiness: false,
  };
  const spent = endMs === undefined ? { elapsed: 0, removed: 0 } : timeSpent(at, clock, unit, endMs);
  if (own === '') return { ...noClock, ...spent };
  const amount = amountOf(term, own, accepted.timeMs);
  const due = own === 'natural' ? importedDue(term, at) : standingDue(at, clock);
  return { basis: own, amount, ...spent, ...dueFacts(at, clock, due, own) };
}

function timeSpent(
  { office }: CasePlace,
  clock: TimedClock,
  unit: Basis | '',
  endMs: number,
): { elapsed: number; removed: number } {
  if (unit === 'natural') return { elapsed: endMs - clock.startMs, removed: 0 };
  if (unit === 'wh') {
    const start = startOfHours(clock, office.zone);
    const elapsed = workingMinutes(office, start, endMs, clock.suspensions);
    return { elapsed, removed: workingMinutes(office, start, endMs) - elapsed };
  }
  const day = unit === 'nd' ? 'ND' : 'WD';
  const end = localDay(endMs, office.zone);
  return {
    elapsed: elapsedDays(office.calendar, day, clock.day0, end, clock.removed),
    removed: removedDays(office.calendar, day, clock.day0, end, clock.removed),
  };
}

function standingDue({ office }: CasePlace, clock: TimedClock): Due | null {
  const dueAfter = dueFinder(office, clock);
  const { amount } = extend(office, clock, dueAfter);
  return dueAfter(amount);
}

function importedDue(term: Readonly<Record<string, unknown>> | undefined, { dayOf }: CasePlace): Due {
  const ms = parseInstant(textOf(term, 'due'));
  return { day: dayOf(ms), atMs: textOf(term, 'onTime') === 'instant' ? ms : undefined };
}

function dueFacts(
  { office, zone }: CasePlace,
  clock: TimedClock,
  due: Due | null,
  basis: Basis,
): Pick<ClockFacts, 'dueDay' | 'isStopped' | 'dueFromMs' | 'lateFromMs' | 'isOnTime' | 'isProvisional'> {
  const isOnTime = clock.decidedMs !== undefined && isInTime(office, due, clock.decidedMs, false);
  if (due === null) {
    return {
      dueDay: null,
      isStopped: true,
      dueFromMs: Infinity,
      lateFromMs: Infinity,
      isOnTime,
      isProvisional: false,
    };
  }
  return {
    dueDay: due.day,
    isStopped: false,
    dueFromMs: due.atMs ?? startOfDay(due.day, zone),
    lateFromMs: due.atMs === undefined ? startOfDay(due.day + 1, zone) : due.atMs + 1,
    isOnTime,
    isProvisional: basis !== 'natural' && isProvisional(office.calendar, clock.day0, due.day),
  };
}

function amountOf(
  term: Readonly<Record<string, unknown>> | undefined,
  basis: Basis,
  startMs: number,
): number {
  if (basis === 'natural') return parseInstant(textOf(term, 'due')) - startMs;
  const n = textOf(term, 'unit') === 'IMMEDIATE' ? 0 : (numberOf(term, 'n') ?? 0);
  return basis === 'wh' ? Math.round(n * 60) : Math.trunc(n);
}

// Only hours have fractions; what foreign data say of half days is cut off.
function clockTerm(term: Readonly<Record<string, unknown>> | undefined): TimedClock['term'] {
  const unit = clockUnit(textOf(term, 'unit'));
  const n = numberOf(term, 'n') ?? 0;
  return { unit, n: unit === 'WH' ? n : Math.trunc(n) };
}

/** The extensions of one clock of a case, in the order of their approval. */
export const extensionsOf = ({ extensions, item }: CaseStory, name: ClockName): TimedClock['extensions'] => {
  const isHours = textOf(recordOf(item, name), 'unit') === 'WH';
  return extensions
    .filter(({ data }) => textsOf(data, 'clocks').includes(name))
    .map(({ timeMs, data }, index) => {
      const kind = textOf(data, 'kind');
      return {
        approvedMs: timeMs,
        days: isHours ? (numberOf(data, 'days') ?? 0) : Math.round(numberOf(data, 'days') ?? 0),
        kind: kind === 'A' || kind === 'B' ? kind : undefined,
        index,
      };
    });
};
