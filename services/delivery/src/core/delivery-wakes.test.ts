import { buildCalendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { describe, expect, test } from 'vitest';
import {
  acceptedCase,
  at,
  dispatched,
  elapsed,
  grantedCase,
  on,
  saidBy,
  stateOf,
  world,
} from '../../test/given-case.ts';
import type { Case } from './case.ts';
import { cancelLight } from './cancel-light.ts';
import { completeDelivery } from './complete-delivery.ts';
import { learnDecision, learnReopening } from './learn-decision.ts';
import type { World } from './world.ts';

const decidedAt = '2026-09-24T02:00:00.000Z';
const grantedThen = stateOf(
  learnDecision(acceptedCase(), { outcome: 'granted', decidedAt, deliverRefusals: false }, decidedAt),
);
const withCalendar = (over: Partial<typeof calendarCn>, publishedAt: string): World => ({
  ...world,
  days: { ...(world.days ?? never()), calendar: buildCalendar({ ...calendarCn, ...over }), publishedAt },
});
function never(): never {
  throw new Error('the world has days');
}

test('E15: granted on Thu 24 Sep it is due on 15 Oct: warned of the day before, missed at midnight after it', () => {
  const { state, events } = elapsed(grantedThen, '2026-10-20T00:00:00.000Z');
  expect(state.clock).toMatchObject({ due: '2026-10-15', provisional: false, calendar: 'cn@1' });
  expect(events).toEqual([
    {
      type: 'light.raised.v1',
      time: '2026-10-13T16:00:00.000Z',
      data: {
        lightId: 'case-1-delivery-2026-10-15-warn',
        clock: 'delivery',
        org: '320281-hc',
        level: 'warn',
        due: '2026-10-15',
      },
    },
    expect.objectContaining({
      time: '2026-10-15T16:00:00.000Z',
      data: expect.objectContaining({ level: 'red' }),
    }),
  ]);
});

describe('the clock', () => {
  test('says nothing any more once the applicant has it, or the case is open again', () => {
    const done = completeDelivery(dispatched('courier'), world, {
      at: on(10),
      actor: 'x',
      deliveryId: 'd-1',
      visitId: 'v',
      by: 'applicant',
    });
    for (const state of [stateOf(done), stateOf(learnReopening(grantedCase(), on(10)))])
      expect(elapsed(state, '2026-12-31T00:00:00.000Z').events).toEqual([]);
  });

  test('of a refusal does not run without the option', () => {
    const denied = learnDecision(
      acceptedCase(),
      { outcome: 'denied', decidedAt, deliverRefusals: false },
      at,
    );
    expect(elapsed(stateOf(denied), '2026-12-31T00:00:00.000Z').events).toEqual([]);
  });

  test('is silent without a calendar, and on a date that nobody published', () => {
    const nothing: World = { ...world, days: undefined };
    expect(elapsed(grantedThen, '2026-12-31T00:00:00.000Z', nothing).events).toEqual([]);
    const late = {
      outcome: 'granted',
      decidedAt: '2026-12-25T02:00:00.000Z',
      deliverRefusals: false,
    } as const;
    const provisional = stateOf(learnDecision(acceptedCase(), late, late.decidedAt));
    const { state, events } = elapsed(provisional, '2027-03-01T00:00:00.000Z');
    expect([state.clock?.provisional, events]).toEqual([true, []]);
  });

  test('that a new calendar moves says what moved, and lights go by the new date, never before it was known', () => {
    const before = elapsed(grantedThen, '2026-10-01T00:00:00.000Z').state;
    const publishedAt = '2026-10-20T01:00:00.000Z';
    const moved = withCalendar(
      { version: 2, off: [...calendarCn.off, '2026-10-09', '2026-10-12'] },
      publishedAt,
    );
    const { state, events } = elapsed(before, '2026-10-21T00:00:00.000Z', moved);
    expect(events[0]).toEqual({
      type: 'clock.moved.v1',
      time: publishedAt,
      data: {
        clock: 'delivery',
        from: '2026-10-15',
        to: '2026-10-19',
        previousCalendar: 'cn@1',
        calendar: 'cn@2',
      },
    });
    expect(events.slice(1).map(({ type, time }) => [type, time])).toEqual([
      ['light.raised.v1', publishedAt],
      ['light.raised.v1', publishedAt],
    ]);
    expect(elapsed(state, '2026-12-31T00:00:00.000Z', moved).events).toEqual([]);
  });
});

describe('a light', () => {
  const lit = { ...elapsed(grantedThen, '2026-10-20T00:00:00.000Z').state, handlers: ['courier-desk'] };
  const lightId = 'case-1-delivery-2026-10-15-red';
  const cancel = (approver: string, over: object = {}, state: Case = lit) =>
    cancelLight(state, { at, approver, lightId, reason: '系统故障', ...over });

  test('is cancelled by a second person with a reason, once, and not raised again', () => {
    expect(saidBy(cancel('chief'))).toEqual(['light.cancelled.v1']);
    const state = stateOf(cancel('chief'));
    expect(saidBy(cancel('chief', {}, state))).toEqual(['refused light_cancelled']);
    expect(elapsed(state, '2026-12-31T00:00:00.000Z').events).toEqual([]);
  });

  test('is not cancelled by who handled the delivery, without a reason, or unknown', () => {
    expect(cancel('courier-desk')).toEqual({ refusal: 'second_person_needed' });
    expect(cancel('chief', { reason: ' ' })).toEqual({ refusal: 'reason_missing' });
    expect(cancel('chief', { lightId: 'x' })).toEqual({ refusal: 'light_unknown' });
  });
});
