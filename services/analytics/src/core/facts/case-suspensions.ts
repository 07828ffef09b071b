import { elapsedDays } from '@haoban/sla-clock/elapsed';
import { daySpans, dueFinder, extend, type TimedClock } from '@haoban/sla-clock/timed-clock';
import { dayZero, extensionsOf, standstillsOf } from './case-clocks.ts';
import type { JudgedCase } from './case-facts.ts';
import type { Suspension } from './case-story.ts';
import { dateText, flag, type FactRow } from './fact-values.ts';
import { recordOf, textOf } from './read-data.ts';

const noSuspensions: FactRow = {
  'suspensions.reason': [],
  'suspensions.stage': [],
  'suspensions.started_date': [],
  'suspensions.is_late': [],
  'suspensions.is_counted_late': [],
  'suspensions.is_unfounded': [],
};

/** Suspensions of a case. */
export function suspensionFacts(judged: JudgedCase): FactRow {
  const { story, at } = judged;
  const { suspensions } = story;
  if (suspensions.length === 0) return noSuspensions;
  const daysLeft = daysLeftOf(judged);
  const soonDays = Math.ceil(judged.promised.amount / 5);
  return {
    'suspensions.reason': suspensions.map(({ start }) => textOf(start.data, 'reason')),
    'suspensions.stage': suspensions.map(({ stage }) => stage),
    'suspensions.started_date': suspensions.map(({ startMs }) => dateText(at.dayOf(startMs))),
    'suspensions.is_late': suspensions.map((one) =>
      flag(daysLeft !== undefined && daysLeft(one) <= soonDays),
    ),
    'suspensions.is_counted_late': suspensions.map(() => flag(daysLeft !== undefined)),
    'suspensions.is_unfounded': suspensions.map(({ start }) => flag(isUnfounded(start.data))),
  };
}

// "Without notice or basis" is read as having neither: a special procedure may be announced without its statute being
// named, and a local one rest on the item's policy without a letter; nothing at all justifies what has none of the two.
const isUnfounded = (data: Readonly<Record<string, unknown>>): boolean =>
  textOf(data, 'notice').trim() === '' && textOf(data, 'basis').trim() === '';

/** How many promised days were left just before a suspension; undefined where no whole days were promised. */
function daysLeftOf({ story, at, promised }: JudgedCase): ((suspension: Suspension) => number) | undefined {
  const day0 = dayZero(story, at);
  const { accepted, item } = story;
  const { basis } = promised;
  if (accepted === undefined || day0 === undefined || (basis !== 'wd' && basis !== 'nd')) return undefined;
  const stops = standstillsOf(story, 'promised');
  const immediate = textOf(recordOf(item, 'promised'), 'unit') === 'IMMEDIATE';
  const clock: TimedClock = {
    startMs: accepted.timeMs,
    day0,
    term: { unit: immediate ? 'IMMEDIATE' : basis === 'nd' ? 'ND' : 'WD', n: promised.amount },
    suspensions: stops,
    // What starts later, itself included, removes no day up to the date of its start (rule 2).
    removed: daySpans(stops, at.zone),
    extensions: [],
    decidedMs: undefined,
    asOfMs: accepted.timeMs,
    closeOfBusiness: false,
  };
  const dueAfter = dueFinder(at.office, clock);
  const moving = extensionsOf(story, 'promised');
  return ({ startMs }) => {
    const granted = moving.filter(({ approvedMs }) => approvedMs < startMs);
    const { amount } = extend(at.office, { ...clock, extensions: granted }, dueAfter);
    const { calendar } = at.office;
    return amount - elapsedDays(calendar, clock.term.unit, day0, at.dayOf(startMs), clock.removed);
  };
}
