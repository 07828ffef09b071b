/** A period of local dates (YYYY-MM-DD), `to` exclusive. */
export type Period = { readonly from: string; readonly to: string };

const dayMs = 86_400_000;
const parse = (date: string): Date => new Date(`${date}T00:00:00Z`);
const format = (date: Date): string => date.toISOString().slice(0, 10);

/** A date so many months away; where the month is too short, its last day. */
function inMonths(date: string, months: number): string {
  const from = parse(date);
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(from.getUTCDate(), length));
  return format(first);
}

/** The period of the same length right before: as many whole months where it is whole months, else as many days. */
export function previousPeriod({ from, to }: Period): Period {
  if (from.endsWith('-01') && to.endsWith('-01')) {
    const [start, end] = [parse(from), parse(to)];
    const months =
      (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
    return { from: inMonths(from, -months), to: from };
  }
  const days = (parse(to).getTime() - parse(from).getTime()) / dayMs;
  return { from: format(new Date(parse(from).getTime() - days * dayMs)), to: from };
}

/** The same period of the year before. */
export const yearBefore = ({ from, to }: Period): Period => ({
  from: inMonths(from, -12),
  to: inMonths(to, -12),
});
