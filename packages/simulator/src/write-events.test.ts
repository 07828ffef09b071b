import { expect, test } from 'vitest';
import { demoDay, simulateHallDay } from './hall-day.ts';
import { writeEvents } from './write-events.ts';

const plan = { ...demoDay, visitors: 50 };

test('the lines read back are the events, one a line, in chunks that end with a line', async () => {
  const chunks = await Array.fromAsync(writeEvents(simulateHallDay(plan)));
  expect(chunks.length).toBeGreaterThan(1);
  expect(chunks.every((chunk) => chunk.endsWith('\n'))).toBe(true);
  const lines = chunks.join('').trimEnd().split('\n');
  const read = lines.map((line): unknown => JSON.parse(line));
  expect(read).toEqual([...simulateHallDay(plan)]);
});

test('no events give no text', async () => {
  expect(await Array.fromAsync(writeEvents([]))).toEqual([]);
});
