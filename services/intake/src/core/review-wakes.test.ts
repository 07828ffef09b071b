import { buildCalendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { judgeClock } from '@haoban/sla-clock/judge';
import { describe, expect, test } from 'vitest';
import { area, filing, item, stateOf } from '../../test/given-filing.ts';
import { elapsed, world } from '../../test/given-calendar.ts';
import { acceptCase } from './accept-case.ts';
import type { Case } from './case.ts';
import { fileCase } from './file-case.ts';
import { requestCorrection } from './request-correction.ts';
import { resubmitCase } from './resubmit-case.ts';

const received = (at: string): Case => stateOf(fileCase(undefined, { ...filing(), at }));
const mondaySecond = received('2026-11-02T02:00:00.000Z');
const midnight = '2026-11-09T16:00:00.000Z'; // 10 November, 00:00 in Shanghai

describe('E10: received Mon 2 Nov, nothing said by Mon 9 Nov', () => {
  test('nothing is deemed a millisecond before 10 November', () => {
    expect(elapsed(mondaySecond, '2026-11-09T15:59:59.999Z').state.status).toBe('submitted');
  });

  test('is deemed accepted at 00:00 on 10 November with day 0 = 2 November, recorded as a violation', () => {
    const { state, events } = elapsed(mondaySecond, midnight);
    expect(state).toMatchObject({
      status: 'accepted',
      acceptedAt: midnight,
      day0: '2026-11-02',
      deemed: true,
    });
    expect(events.filter(({ time }) => time === midnight)).toEqual([
      {
        type: 'violation.recorded.v1',
        time: midnight,
        data: {
          violationId: 'case-1-late-review-2026-11-09',
          kind: 'late_review',
          clock: 'review',
          org: '320281-ms',
        },
      },
      {
        type: 'light.raised.v1',
        time: midnight,
        data: {
          lightId: 'case-1-review-2026-11-09-red',
          clock: 'review',
          org: '320281-ms',
          level: 'red',
          due: '2026-11-09',
        },
      },
      {
        type: 'case.accepted.v1',
        time: midnight,
        data: {
          item,
          receivedAt: '2026-11-02T02:00:00.000Z',
          day0: '2026-11-02',
          calendarId: 'cn',
          tolerance: false,
          committed: false,
          deemed: true,
        },
      },
      { type: 'document.issued.v1', time: midnight, data: { kind: 'acceptance', number: 'SL-case-1-01' } },
    ]);
  });

  test.each([
    [5, '2026-11-09', -1],
    [10, '2026-11-16', 4],
  ])('so that N=%i is due %s, with %i days left of it', (n, due, remaining) => {
    const { day0 = '' } = elapsed(mondaySecond, midnight).state;
    const calendar = buildCalendar(calendarCn);
    const clock = { calendar, zone: 'Asia/Shanghai', acceptedAt: midnight, asOf: midnight, suspensions: [] };
    const judged = judgeClock({ ...clock, day0, term: { n, unit: 'WD' } });
    expect(judged).toMatchObject({ due, remaining, elapsedDays: 6 });
  });
});

test('a light warns on the last working day before the review is due, once', () => {
  const { state, events } = elapsed(mondaySecond, '2026-11-07T00:00:00.000Z');
  expect(events).toEqual([
    {
      type: 'light.raised.v1',
      time: '2026-11-05T16:00:00.000Z',
      data: {
        lightId: 'case-1-review-2026-11-09-warn',
        clock: 'review',
        org: '320281-ms',
        level: 'warn',
        due: '2026-11-09',
      },
    },
  ]);
  expect(elapsed(state, '2026-11-08T00:00:00.000Z').events).toEqual([]);
});

test('E17: a notice in time stops the review; the resubmission starts it anew', () => {
  const asked = requestCorrection(mondaySecond, {
    at: '2026-11-05T02:00:00.000Z',
    missing: ['身份证'],
    officer: 'window-clerk',
  });
  expect(elapsed(stateOf(asked), '2026-11-30T00:00:00.000Z').state.status).toBe('correcting');
  const at = '2026-11-16T02:00:00.000Z';
  const again = stateOf(resubmitCase(stateOf(asked), { at }));
  const command = { at, officer: 'window-clerk', item, area, blocked: false };
  expect(acceptCase(again, command)).toMatchObject({ state: { day0: '2026-11-16' } });
  expect(elapsed(again, '2026-11-30T00:00:00.000Z').state).toMatchObject({
    acceptedAt: '2026-11-23T16:00:00.000Z',
    day0: '2026-11-16',
    deemed: true,
  });
});

test('what is deemed accepted without papers that the item lets come late waits for them', () => {
  const filed = {
    ...filing({ materials: [{ code: 'seal', source: 'late' }] }),
    at: '2026-11-02T02:00:00.000Z',
  };
  const allowing = world({ item: { ...item, policies: { toleratedMaterials: ['seal'] } } });
  const { events } = elapsed(stateOf(fileCase(undefined, filed)), midnight, allowing);
  expect(events).toContainEqual(
    expect.objectContaining({
      type: 'case.accepted.v1',
      data: expect.objectContaining({ tolerance: true, lateMaterials: ['seal'], deemed: true }),
    }),
  );
});

describe('nothing is judged', () => {
  test('without a published calendar', () => {
    expect(elapsed(mondaySecond, midnight, world({ calendar: undefined })).events).toEqual([]);
  });

  test('by dates that the calendar does not know', () => {
    const late = received('2026-12-28T02:00:00.000Z');
    expect(elapsed(late, '2027-06-01T00:00:00.000Z').events).toEqual([]);
  });
});
