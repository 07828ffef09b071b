import { dayOfDate } from '@haoban/sla-clock/civil-date';
import type { ClockFacts } from './case-clocks.ts';
import type { CasePlace } from './case-place.ts';
import type { CaseStory } from './case-story.ts';
import { numberOf, recordOf, textOf } from './read-data.ts';
import type { Basis, ClockName } from './term-basis.ts';

/** What the verdict stored at the decision said of a clock; where it said nothing, what the clock says today. */
export type JudgedClock = {
  readonly isOnTime: boolean;
  readonly elapsed: number;
  readonly cohortDay: number | null;
};

function dayOfText(text: string): number | undefined {
  const day = text.length === 10 ? dayOfDate(text) : Number.NaN;
  return Number.isNaN(day) ? undefined : day;
}

/** The verdict on a decided case's clock (`calendar=judged`); a due instant's date is told by today's clock. */
export function judgedClock(
  { ended }: CaseStory,
  { dayOf }: CasePlace,
  clock: ClockFacts,
  name: ClockName,
  basis: Basis | '',
): JudgedClock {
  const today: JudgedClock = {
    isOnTime: clock.isOnTime,
    elapsed: clock.elapsed,
    cohortDay: clock.isStopped ? (ended === undefined ? null : dayOf(ended.timeMs)) : clock.dueDay,
  };
  if (ended?.type !== 'case.decided.v1') return today;
  const judgement = recordOf(ended.data, 'judgement');
  const verdict = recordOf(judgement, name);
  if (verdict === undefined || typeof verdict['onTime'] !== 'boolean') return today;
  const due = textOf(verdict, 'due');
  const days = numberOf(verdict, 'elapsedDays') ?? 0;
  // The minutes of a verdict are those of the promised clock.
  const elapsed =
    basis !== 'wh'
      ? days
      : name === 'promised'
        ? (numberOf(judgement, 'workingMinutes') ?? 0)
        : clock.elapsed;
  return {
    isOnTime: verdict['onTime'],
    elapsed,
    cohortDay: due === '' ? dayOf(ended.timeMs) : (dayOfText(due) ?? today.cohortDay),
  };
}
