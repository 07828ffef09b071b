/**
 * The days d with `after < d <= upTo`, as a suspension removes them: its start date stays, its end date
 * goes; `upTo` is Infinity while it is open. Where a clock counts hours, both are milliseconds.
 */
export type DaySpan = { after: number; upTo: number };

const none: DaySpan[] = [];

/** The union of suspensions as ordered spans that neither overlap nor touch; empty ones vanish. */
export function mergeSuspensions(suspensions: readonly DaySpan[]): readonly DaySpan[] {
  if (suspensions.length === 0) return none;
  const merged: DaySpan[] = [];
  for (const { after, upTo } of inOrder(suspensions)) {
    const last = merged[merged.length - 1];
    if (last !== undefined && after <= last.upTo) last.upTo = Math.max(last.upTo, upTo);
    else if (after < upTo) merged.push({ after, upTo });
  }
  return merged;
}

// Most come in order, and sorting costs more than looking.
function inOrder(suspensions: readonly DaySpan[]): readonly DaySpan[] {
  let before = -Infinity;
  for (const { after } of suspensions) {
    if (after < before) return suspensions.toSorted((a, b) => a.after - b.after);
    before = after;
  }
  return suspensions;
}
