/**
 * The days d with `after < d <= upTo`, as a suspension removes them: its start date stays, its end date
 * goes; `upTo` is Infinity while it is open.
 */
export type DaySpan = { after: number; upTo: number };

/** The union of suspensions as ordered spans that neither overlap nor touch; empty ones vanish. */
export function mergeSuspensions(suspensions: readonly DaySpan[]): DaySpan[] {
  const merged: DaySpan[] = [];
  for (const { after, upTo } of suspensions.toSorted((a, b) => a.after - b.after)) {
    const last = merged.at(-1);
    if (last !== undefined && after <= last.upTo) last.upTo = Math.max(last.upTo, upTo);
    else if (after < upTo) merged.push({ after, upTo });
  }
  return merged;
}
