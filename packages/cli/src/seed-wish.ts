const wishes = ['none', 'day', 'years'] as const;

/**
 * What HAOBAN_SEED asks a fresh suite to be filled with besides reference data: nothing, one simulated day, or that day and
 * two years behind it (the default). Throws a sentence for any other word.
 */
export function seedWish(word = 'years'): (typeof wishes)[number] {
  const found = wishes.find((wish) => wish === word);
  if (found === undefined) throw new Error(`HAOBAN_SEED is ${wishes.join(', ')}, not ${word}`);
  return found;
}
