import { isCaseNumber } from '@haoban/contracts/case-number';
import { checkEvent } from '@haoban/contracts/event-check';
import { eventsBySource } from '@haoban/contracts/events/catalogue';
import { expect, test } from 'vitest';
import { ofType } from '../test/of-type.ts';
import { demoDay, simulateHallDay } from './hall-day.ts';
import { settingOf } from './setting.ts';

const events = [...simulateHallDay(demoDay)];
const vocabulary = new Map<string, object>(
  Object.entries(eventsBySource).map(([name, types]) => [`haoban/${name}`, types]),
);

test('the same plan gives the same bytes', () => {
  expect(JSON.stringify([...simulateHallDay({ ...demoDay })])).toBe(JSON.stringify(events));
});

test('another seed gives another day that shares no event id', () => {
  const ids = new Set(events.map(({ id }) => id));
  const others = [...simulateHallDay({ ...demoDay, seed: 'another' })];
  expect(others.filter(({ id }) => ids.has(id))).toEqual([]);
  expect(ofType(others, 'ticket.issued.v1')[0]?.time).not.toBe(ofType(events, 'ticket.issued.v1')[0]?.time);
});

test('every event passes the event check', () => {
  expect(events.map((event) => checkEvent(event)).filter((result) => 'error' in result)).toEqual([]);
});

test('every event comes from a service whose vocabulary it is in', () => {
  const foreign = events.filter(({ source, type }) => !Object.hasOwn(vocabulary.get(source) ?? {}, type));
  expect(foreign).toEqual([]);
});

test('sequences run from 1 without a gap in each source and subject, in order of time', () => {
  const heads = new Map<string, number>();
  let lastTime = '';
  for (const { source, subject, sequence, time } of events) {
    const stream = `${source} ${subject}`;
    expect(sequence).toBe((heads.get(stream) ?? 0) + 1);
    heads.set(stream, sequence);
    expect(time >= lastTime).toBe(true);
    lastTime = time;
  }
});

test('event ids are unique UUIDs of version 8', () => {
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  expect(events.every(({ id }) => /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab]/.test(id))).toBe(true);
});

test('cases are numbered without a gap in order of submission, applicants are references', () => {
  const submitted = ofType(events, 'case.submitted.v1');
  expect(submitted.map(({ subject }) => Number(subject.slice(14, 20)))).toEqual(
    submitted.map((_, index) => index + 1),
  );
  expect(submitted.filter(({ subject }) => !isCaseNumber(subject))).toEqual([]);
  expect(submitted.filter(({ data }) => !/^[0-9a-f]{32}$/.test(data.applicantRef))).toEqual([]);
});

test('two halls of a county share a date without sharing a case number', () => {
  const town = [...simulateHallDay({ ...demoDay, hall: '320281107-h1', visitors: 100, firstCase: 5001 })];
  const numbers = new Set(ofType(events, 'case.submitted.v1').map(({ subject }) => subject));
  expect(ofType(town, 'case.submitted.v1').filter(({ subject }) => numbers.has(subject))).toEqual([]);
});

test('an empty day is empty', () => {
  expect([...simulateHallDay({ ...demoDay, visitors: 0 })]).toEqual([]);
});

test('a day off, no date and an unknown hall are refused', () => {
  expect(() => settingOf({ ...demoDay, date: '2026-10-01' })).toThrow('2026-10-01 is a day off');
  expect(() => settingOf({ ...demoDay, date: '2026-02-30' })).toThrow('not a date');
  expect(() => settingOf({ ...demoDay, hall: 'nowhere' })).toThrow('nowhere is no hall');
});
