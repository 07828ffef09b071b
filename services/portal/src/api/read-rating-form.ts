import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Filling } from './rating-form-html.ts';
import type { Filled } from './rating-link.ts';

const Key = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const Text = Type.String({ maxLength: 500 });
const levelPattern = /^[1-5]$/;
const optionPattern = /^([1-5])\d{2}$/;

/**
 * What a rating form says. Options of other levels are left out: whoever changes the level leaves those behind,
 * unseen. A form without a level, or with too many words, comes back as it was filled in, with what is wrong.
 */
export function readRatingForm(body: unknown, freshKey: string): { filled: Filled } | { back: Filling } {
  const fields = new URLSearchParams(typeof body === 'string' ? body : '');
  // browsers send CR LF
  const text = (fields.get('text') ?? '').replaceAll('\r\n', '\n').trim();
  const given = fields.get('key');
  const key = given !== null && Value.Check(Key, given) ? given : freshKey;
  const level = fields.get('level') ?? '';
  const options = fields
    .getAll('option')
    .filter((code) => optionPattern.exec(code)?.[1] === level)
    .map(Number);
  if (!levelPattern.test(level)) return { back: { key, text, fault: 'chooseFirst' } };
  const filling = { key, level: Number(level), options: [...new Set(options)], text };
  return Value.Check(Text, text) ? { filled: filling } : { back: { ...filling, fault: 'tooLong' } };
}
