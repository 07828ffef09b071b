const z = 1.96;

/** Rounds to 12 significant digits, so that a figure is the same text wherever it was divided. */
export const rounded = (value: number): number => Number(value.toPrecision(12));

/** Wilson's 95 % interval of a rate, or nulls without observations. */
export function wilson(numerator: number, denominator: number): { low: number | null; high: number | null } {
  if (denominator === 0) return { low: null, high: null };
  const p = numerator / denominator;
  const z2 = z * z;
  const middle = p + z2 / (2 * denominator);
  const spread = z * Math.sqrt((p * (1 - p)) / denominator + z2 / (4 * denominator * denominator));
  const whole = 1 + z2 / denominator;
  return {
    // Where nobody or everybody counts, one end is known without rounding.
    low: numerator === 0 ? 0 : rounded(Math.max(0, (middle - spread) / whole)),
    high: numerator === denominator ? 1 : rounded(Math.min(1, (middle + spread) / whole)),
  };
}
