import { expect, test } from 'vitest';
import { waitUntil } from './wait-until.ts';

test('answers what the check found, at once when it is there', async () => {
  expect(await waitUntil(() => 'here', { timeoutMs: 0, what: 'it' })).toBe('here');
});

test('a check that throws or answers nothing is asked again', async () => {
  let asked = 0;
  const check = (): string | undefined => {
    asked += 1;
    if (asked === 1) throw new Error('not yet');
    return asked === 2 ? undefined : 'third time';
  };
  expect(await waitUntil(check, { timeoutMs: 5_000, what: 'it', everyMs: 1 })).toBe('third time');
});

test('after the deadline the error names what was awaited and why it did not come', async () => {
  const check = (): boolean => {
    throw new Error('connection refused');
  };
  const waiting = waitUntil(check, { timeoutMs: 5, what: 'the server to answer', everyMs: 1 });
  await expect(waiting).rejects.toThrow('waited 5 ms for the server to answer: connection refused');
});
