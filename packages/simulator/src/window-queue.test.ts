import { expect, test } from 'vitest';
import { arrivals } from './arrivals.ts';
import { demoDay } from './hall-day.ts';
import { settingOf } from './setting.ts';
import { serveVisitors } from './window-queue.ts';

const setting = settingOf(demoDay);
const noonMs = setting.office.at(setting.day, 12);
const reopensMs = setting.office.at(setting.day, 13.5);
const crowd = arrivals(setting, 200).map(({ queue, item, files, booking, draws }) => ({
  queue,
  item,
  files,
  booking,
  draws,
  arrivedAtMs: setting.office.at(setting.day, 11.75),
}));
const visits = serveVisitors(setting, crowd);

test('who cannot be served before the lunch break waits for its end or leaves when the hall closes', () => {
  const served = visits.flatMap(({ service }) => service ?? []);
  const left = visits.filter(({ service }) => service === undefined).map(({ leftAtMs }) => leftAtMs);
  const inBreak = (instantMs: number) => noonMs < instantMs && instantMs < reopensMs;
  expect(
    [...served.flatMap(({ calledAtMs, servedAtMs }) => [calledAtMs, servedAtMs]), ...left].filter(inBreak),
  ).toEqual([]);
  expect(served.some(({ calledAtMs }) => calledAtMs >= reopensMs)).toBe(true);
  expect(left).toContain(noonMs);
});

test('a queue keeps to its own windows', () => {
  const windowsOf = (queue: string) =>
    new Set(
      visits.flatMap((visit) => (visit.queue === queue && visit.service ? [visit.service.window] : [])),
    );
  expect(windowsOf('general').size).toBeGreaterThan(1);
  expect(windowsOf('general').isDisjointFrom(windowsOf('property'))).toBe(true);
});

test('whoever came first is called first', () => {
  for (const queue of ['general', 'property']) {
    const calls = visits.flatMap((visit) => (visit.queue === queue ? (visit.service?.calledAtMs ?? []) : []));
    const morning = calls.filter((calledAtMs) => calledAtMs < noonMs);
    expect(morning).toEqual(morning.toSorted((a, b) => a - b));
  }
});
