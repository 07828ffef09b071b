import { countedBetween } from '@haoban/sla-clock/elapsed';
import type { JudgedCase } from './case-facts.ts';
import { delayCauses } from './delay-causes.ts';
import type { FactRow } from './fact-values.ts';
import { splitDays } from './split-days.ts';

const noDelays: FactRow = { 'delays.kind': [], 'delays.cause': [], 'delays.days': [] };

/** Who a late case waited for: its working days after the promised date, over their causes and adding up to them. */
export function delayFacts(judged: JudgedCase): FactRow {
  const days = lateDays(judged);
  if (days === 0) return noDelays;
  const causes = splitDays(days, delayCauses(judged));
  return {
    'delays.kind': causes.map(({ kind }) => kind),
    'delays.cause': causes.map(({ cause }) => cause),
    'delays.days': causes.map((cause) => cause.days),
  };
}

// Working days alone: other units are another sum.
function lateDays({ story: { ended }, at, promised, isClosed }: JudgedCase): number {
  if (!isClosed || ended === undefined || promised.basis !== 'wd' || promised.dueDay === null) return 0;
  return countedBetween(at.office.calendar, promised.dueDay, at.dayOf(ended.timeMs));
}
