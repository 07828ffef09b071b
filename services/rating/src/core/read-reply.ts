import type { Said } from './take-rating.ts';

const mostText = 500;

/**
 * Reads an SMS as people answer it: the level first (5 to 1), then three-digit codes of what was good or bad, then
 * words. `5`, `1 108 115`, `２，态度差`; full-width digits count, anything else is undefined.
 */
export function readReply(text: string): Said | undefined {
  const plain = text.normalize('NFKC').trim();
  const [, level, rest = ''] = /^([1-5])(?![0-9])[\s,，.。、;:]*(.*)$/su.exec(plain) ?? [];
  if (level === undefined) return undefined;
  const [, codes = '', words = ''] = /^((?:[1-5][0-9]{2}(?![0-9])[\s,，、;]*)*)(.*)$/su.exec(rest) ?? [];
  const options = [...new Set((codes.match(/[0-9]{3}/g) ?? []).map(Number))];
  const said = words.trim().slice(0, mostText).toWellFormed();
  return { level: Number(level), options, ...(said === '' ? {} : { text: said }) };
}
