import { formatDate } from '@haoban/sla-clock/local-date';
import type { Calendar } from '@haoban/sla-clock/calendar';

/**
 * How many counted days lie up to each day from `from` on, so that two entries tell the counted days between them, and
 * how many days after `from` the first, second … counted day lies.
 */
export type DayTable = {
  readonly from: string;
  readonly upTo: readonly number[];
  readonly counted: readonly number[];
};

const daysBefore = 1_500;
const daysAfter = 1_500;

/** The days around one of them: working days of a calendar, or (without one) all days. Four years each way. */
export function dayTable(calendar: Calendar | undefined, day: number): DayTable {
  const first = day - daysBefore;
  const upTo = Array.from({ length: daysBefore + daysAfter + 1 }, (_, index) =>
    calendar === undefined ? index : calendar.workdaysUpTo(first + index),
  );
  const base = upTo[0] ?? 0;
  const counts = upTo.map((count) => count - base);
  const counted = counts.flatMap((count, index) =>
    index === 0 || count !== counts[index - 1] ? [index] : [],
  );
  return { from: formatDate(first), upTo: counts, counted };
}
