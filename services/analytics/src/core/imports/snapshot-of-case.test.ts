import type { ImportMap } from '@haoban/contracts/import-map';
import { expect, test } from 'vitest';
import type { CaseRecord } from './case-record.ts';
import { defaultMaps } from './default-map.ts';
import { snapshotOfCase } from './snapshot-of-case.ts';

const attributes = (values: Record<string, string>) => new Map(Object.entries(values));
const step = (activity: string, time: string) => ({
  line: 5,
  attributes: attributes({ 'concept:name': activity, 'time:timestamp': time }),
});
const record = (values: Record<string, string>, events: CaseRecord['events'] = []): CaseRecord => ({
  line: 1,
  attributes: attributes({ 'concept:name': 'C-1', ...values }),
  events,
});
const map: ImportMap = {
  name: 'test',
  version: 1,
  zone: 'Asia/Shanghai',
  calendar: 'cn',
  case: {
    id: 'concept:name',
    receipt: 'filed',
    acceptance: 'taken',
    promisedDue: 'due',
    decision: 'done',
    outcome: 'result',
    channel: 'way',
    org: 'office',
    item: 'what',
  },
  outcomes: { yes: 'granted' },
};

test('a case by its attributes is submitted, accepted and decided at its own times', () => {
  const values = {
    filed: '2024-03-01 09:00',
    taken: '2024-03-01 23:30',
    due: '2024-03-08',
    done: '2024-03-05',
    result: 'yes',
    way: 'Desk',
    office: 'General',
    what: 'I-7',
  };
  expect(snapshotOfCase(record(values), map)).toMatchObject({
    subject: 'C-1',
    events: [
      {
        type: 'case.submitted.v1',
        time: '2024-03-01T01:00:00.000Z',
        data: { channel: 'Desk', org: 'General', itemCode: 'I-7' },
      },
      {
        type: 'case.accepted.v1',
        time: '2024-03-01T15:30:00.000Z',
        data: {
          receivedAt: '2024-03-01T01:00:00.000Z',
          day0: '2024-03-01',
          calendarId: 'cn',
          item: {
            code: 'I-7',
            org: 'General',
            promised: { due: '2024-03-07T16:00:00.000Z', onTime: 'date' },
          },
        },
      },
      {
        type: 'case.decided.v1',
        time: '2024-03-04T16:00:00.000Z',
        data: { outcome: 'granted', calendar: 'cn@0' },
      },
    ],
  });
});

test('without a map the first event in time is the acceptance, nothing is decided, every step is kept', () => {
  const events = [step('second', '2024-03-02T10:00:00+08:00'), step('first', '2024-03-01T10:00:00+08:00')];
  expect(snapshotOfCase(record({}, events), defaultMaps.xes)).toMatchObject({
    events: [
      { type: 'case.submitted.v1', data: { itemCode: '-', org: '-', channel: '-' } },
      {
        type: 'case.accepted.v1',
        time: '2024-03-01T02:00:00.000Z',
        data: { item: { code: '-', org: '-' }, calendarId: 'none' },
      },
      { type: 'activity.recorded.v1', time: '2024-03-01T02:00:00.000Z', data: { activity: 'first' } },
      { type: 'activity.recorded.v1', time: '2024-03-02T02:00:00.000Z', data: { activity: 'second' } },
    ],
  });
});

test('activities with a meaning become their events; the n-th start meets the n-th end', () => {
  const events = ['file', 'take', 'pause', 'go on', 'pause', 'go on', 'visit', 'end'].map((name, hour) =>
    step(name, `2024-03-01T0${hour}:00:00Z`),
  );
  const activities: ImportMap['activities'] = {
    file: { as: 'receipt' },
    take: { as: 'acceptance' },
    pause: { as: 'suspension.started', suspension: 'review', stops: ['promised'] },
    'go on': { as: 'suspension.ended', suspension: 'review' },
    visit: { as: 'visit.recorded', kind: 'window', by: 'applicant' },
    end: { as: 'decision', outcome: 'denied' },
  };
  const snapshot = snapshotOfCase(record({}, events), { ...map, case: { id: 'concept:name' }, activities });
  expect(
    'events' in snapshot &&
      snapshot.events.map(({ type, data }) => [type, 'suspensionId' in data ? data.suspensionId : '']),
  ).toEqual([
    ['case.submitted.v1', ''],
    ['case.accepted.v1', ''],
    ['suspension.started.v1', 'review#1'],
    ['suspension.ended.v1', 'review#1'],
    ['suspension.started.v1', 'review#2'],
    ['suspension.ended.v1', 'review#2'],
    ['visit.recorded.v1', ''],
    ['case.decided.v1', ''],
  ]);
  expect(snapshot).toMatchObject({
    events: expect.arrayContaining([
      expect.objectContaining({ data: { outcome: 'denied', calendar: 'cn@0' } }),
    ]),
  });
});

test('a case that is not accepted yet is only submitted', () => {
  const snapshot = snapshotOfCase(record({ filed: '2024-03-01 09:00', taken: '' }), map);
  expect('events' in snapshot && snapshot.events.map(({ type }) => type)).toEqual(['case.submitted.v1']);
});

test.each([
  [record({ 'concept:name': ' ' }), 'no concept:name'],
  [record({ taken: '2024-02-30' }), 'taken is no time: 2024-02-30'],
  [record({}), 'neither a receipt nor an acceptance'],
  [record({ filed: '2024-03-01', done: '2024-03-02' }), 'never accepted'],
  [record({ taken: '2024-03-01' }, [step('x', 'later')]), 'of the event at line 5 is no time: later'],
  [record({ taken: '2024-03-01' }, [step('', '2024-03-01')]), 'no concept:name'],
])('a case that is half known is refused whole (%#)', (half, reason) => {
  expect(snapshotOfCase(half, map)).toEqual({ reason: expect.stringContaining(reason) });
});
