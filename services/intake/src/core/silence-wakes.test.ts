import { expect, test } from 'vitest';
import { filing, item, stateOf } from '../../test/given-filing.ts';
import { elapsed, world } from '../../test/given-calendar.ts';
import { fileCase } from './file-case.ts';
import { requestCorrection } from './request-correction.ts';
import { resubmitCase } from './resubmit-case.ts';

const filed = stateOf(fileCase(undefined, { ...filing(), at: '2026-06-01T02:00:00.000Z' }));
const notice = { at: '2026-06-03T02:00:00.000Z', missing: ['身份证'], officer: 'window-clerk' };
const asked = stateOf(requestCorrection(filed, notice));
const policy = (silenceDays: number) => world({ item: { ...item, policies: { silenceDays } } });

test.each([
  // 60 natural days after 3 June are Sunday 2 August: Monday is the last day
  ['60 days by default, rolled to the next working day', world(), '2026-08-03T16:00:00.000Z'],
  ['the days of the item', policy(9), '2026-06-12T16:00:00.000Z'],
  ['the days of the item, rolled', policy(10), '2026-06-15T16:00:00.000Z'],
])('a notice waits %s, then the filing is abandoned', (_, around, at) => {
  const justBefore = new Date(Date.parse(at) - 1).toISOString();
  expect(elapsed(asked, justBefore, around).events).toEqual([]);
  const { state, events } = elapsed(asked, at, around);
  expect(state).toMatchObject({ status: 'abandoned', reason: expect.stringContaining('视为放弃') });
  expect(events).toEqual([{ type: 'case.abandoned.v1', time: at, data: { reason: state.reason } }]);
});

test('an answer in time keeps the filing', () => {
  const again = stateOf(resubmitCase(asked, { at: '2026-06-10T02:00:00.000Z' }));
  expect(elapsed(again, '2026-12-01T00:00:00.000Z').state).toMatchObject({
    status: 'accepted',
    deemed: true,
  });
});

test('nothing is abandoned without a calendar', () => {
  expect(elapsed(asked, '2026-12-01T00:00:00.000Z', world({ calendar: undefined })).events).toEqual([]);
});
