/** The period of a month (YYYY-MM): its first day, and the first day of the next. */
export function monthWords(month: string): { from: string; to: string } {
  const [year = 0, index = 1] = month.split('-').map(Number);
  const next = index === 12 ? [year + 1, 1] : [year, index + 1];
  return { from: `${month}-01`, to: `${next[0]}-${String(next[1]).padStart(2, '0')}-01` };
}
