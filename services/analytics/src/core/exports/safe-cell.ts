const formula = /^[=+\-@\t\r]/;
const number = /^[+-]?\d+(\.\d+)?$/;

/**
 * A cell as a spreadsheet may open it: text that it would run as a formula gets an apostrophe in front; a lone sign,
 * as in `-` for nothing, and numbers stay.
 */
export const safeCell = (text: string): string =>
  text.length > 1 && formula.test(text) && !number.test(text) ? `'${text}` : text;
