import { describe, expect, test } from 'vitest';
import { checkEvent } from './event-check.ts';

const event = {
  specversion: '1.0',
  id: '0193b2c4-5e6f-7a8b-9c0d-1e2f3a4b5c6d',
  source: 'haoban/intake',
  type: 'case.refused.v1',
  time: '2026-11-26T01:00:00.000Z',
  subject: 'case-1',
  sequence: 1,
  recordedat: '2026-11-26T01:00:00.000Z',
  dataset: 'live',
  region: '320281',
  data: { reason: '不属于本机关职权' },
};
const errorOf = (value: unknown) => {
  const checked = checkEvent(value);
  return 'error' in checked ? checked.error : 'none';
};

test('an event is taken as it is, with keys nobody knows yet', () => {
  const tomorrow = { ...event, tomorrow: 1, data: { ...event.data, tomorrow: 1 } };
  expect(checkEvent(tomorrow)).toEqual({ event: tomorrow });
});

describe('one sentence says what is wrong', () => {
  test.each([
    ['no object', 'x', '/'],
    ['a type nobody says', { ...event, type: 'case.burnt.v1' }, '/type'],
    ['an id that is none', { ...event, id: '1' }, '/id'],
    ['a day that is none', { ...event, time: '2026-02-30T00:00:00Z' }, '/time'],
    ['sequence 0', { ...event, sequence: 0 }, '/sequence'],
    ['data of another type', { ...event, data: { reason: 4 } }, '/data/reason'],
    ['a foreign data set', { ...event, dataset: 'prod' }, '/dataset'],
  ])('%s', (_, value, path) => {
    expect(errorOf(value).startsWith(path), errorOf(value)).toBe(true);
  });
});
