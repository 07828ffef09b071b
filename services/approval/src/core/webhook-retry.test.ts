import { expect, test } from 'vitest';
import { webhookPatienceMs, webhookRetryMs } from './webhook-retry.ts';

test('pauses double from half a minute to an hour, spread by a fifth', () => {
  const middle = Array.from({ length: 9 }, (_, index) => webhookRetryMs(index + 1, 0.5) / 1_000);
  expect(middle).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
  expect([webhookRetryMs(1, 0), webhookRetryMs(1, 1)]).toEqual([24_000, 36_000]);
});

test('three days hold some eighty tries', () => {
  let waited = 0;
  let tries = 1;
  for (; waited < webhookPatienceMs; tries += 1) waited += webhookRetryMs(tries, 0.5);
  expect(tries).toBeGreaterThan(70);
  expect(tries).toBeLessThan(90);
});
