import { expect, test } from 'vitest';
import { eventOfLine } from './event-of-line.ts';

const event = {
  specversion: '1.0',
  id: '01890000-0000-7000-8000-000000000001',
  source: 'haoban/approval',
  type: 'case.withdrawn.v1',
  time: '2026-03-02T01:00:00.000Z',
  subject: 'C-1',
  sequence: 4,
  dataset: 'live',
  region: '320200',
  revision: 17,
  data: { reason: 'moved away', later: true },
};

test('an event changes its data set and nothing else; unknown keys stay, a snapshot becomes none', () => {
  const { revision: _, ...rest } = event;
  expect(eventOfLine('imp-a', JSON.stringify(event))).toEqual({
    event: { ...rest, dataset: 'imp-a', recordedat: event.time },
  });
});

test('an event that says when it was recorded keeps that', () => {
  const recordedat = '2026-03-02T01:00:05.000Z';
  expect(eventOfLine('imp-a', JSON.stringify({ ...event, recordedat }))).toMatchObject({
    event: { recordedat },
  });
});

test.each([
  ['{', 'the line is no JSON object'],
  ['[1]', 'the line is no JSON object'],
  ['null', 'the line is no JSON object'],
  [JSON.stringify({ ...event, type: 'case.eaten.v1' }), 'case.eaten.v1'],
  [JSON.stringify({ ...event, data: {} }), '/data'],
  [JSON.stringify({ ...event, time: 5 }), '/'],
  [JSON.stringify({ ...event, subject: 'x'.repeat(65) }), '/subject'],
])('%s is refused with a reason', (text, reason) => {
  expect(eventOfLine('imp-a', text)).toEqual({ reason: expect.stringContaining(reason) });
});
