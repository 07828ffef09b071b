/** Check digit of a string of digits by ISO 7064 MOD 11,10. */
export function checkDigit(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

/**
 * The printed case number: county code (6) + local date yyyymmdd + sequence of the day (6) + check digit.
 * `date` is yyyy-mm-dd; the sequence runs from 1 to 999999 per county and day.
 */
export function caseNumber(county: string, date: string, daySequence: number): string {
  if (daySequence < 1 || daySequence > 999_999)
    throw new RangeError(`day sequence ${daySequence} is out of range`);
  const digits = `${county}${date.replaceAll('-', '')}${String(daySequence).padStart(6, '0')}`;
  return digits + checkDigit(digits);
}

/** True when the text is a well-formed case number with the right check digit. */
export const isCaseNumber = (text: string): boolean =>
  /^[0-9]{21}$/.test(text) && checkDigit(text.slice(0, -1)) === text.at(-1);
