import { expect, test } from 'vitest';
import { kinds, nextChannel, retryMs } from './notice.ts';

test('pauses between tries double from a minute to an hour, give or take a fifth', () => {
  expect([1, 2, 3, 6, 7, 50].map((tries) => retryMs(tries, 0.5) / 60_000)).toEqual([1, 2, 4, 32, 60, 60]);
  expect([retryMs(1, 0), retryMs(1, 1)]).toEqual([48_000, 72_000]);
});

test('what the law has people told goes by letter when the phone failed, nothing else does', () => {
  const open = new Set(['wechat', 'sms', 'letter'] as const);
  expect(nextChannel('statutory', 'wechat', open)).toBe('sms');
  expect(nextChannel('statutory', 'sms', open)).toBe('letter');
  expect(nextChannel('statutory', 'letter', open)).toBeUndefined();
  expect(nextChannel('invitation', 'sms', open)).toBeUndefined();
  expect(nextChannel('statutory', 'sms', new Set(['sms'] as const))).toBeUndefined();
});

test('nobody opts out of what the law has them told', () => {
  expect(Object.entries(kinds).flatMap(([kind, { canOptOut }]) => (canOptOut ? [kind] : []))).toEqual([
    'progress',
    'invitation',
  ]);
});
