import { buildCalendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { describe, expect, test } from 'vitest';
import { on, receivedOrder, stateOf, world } from '../../test/given-order.ts';
import { appealFinding, decideAppeal } from './appeal-finding.ts';
import { dispatchOrder } from './dispatch-order.ts';
import { wakesOf } from './order-wakes.ts';
import type { Order, OrderWorld } from './order.ts';
import { signOrder } from './sign-order.ts';
import { takeVerification, verifyOrder } from './verify-order.ts';

/** Lets time pass until an instant, as the sweep does. */
function passed(order: Order, until: string, within: OrderWorld = world) {
  const said: { type: string; time?: string; data: object }[] = [];
  let state = order;
  for (;;) {
    const [wake] = wakesOf(state, within).toSorted((a, b) => (a.at < b.at ? -1 : 1));
    if (wake === undefined || wake.at > until) return { state, said };
    const happened = wake.happen(state);
    state = happened.state;
    said.push(...happened.events);
  }
}
const lightsOf = ({ lights }: Order) =>
  lights.map(({ clock, level, due, raisedAt }) => [clock, level, due, raisedAt]);

const dispatched = stateOf(
  dispatchOrder(receivedOrder(), world, { at: on('09-28'), by: 'rating-desk', complex: false }),
);
const signed = stateOf(
  signOrder(dispatched, on('09-28', '11:00'), { id: 'officer-hc', org: '320281-hc', roles: [] }),
);

describe('what time brings about in an order', () => {
  test('given the desk does nothing for a working day, then it is dispatched as simple at 00:00', () => {
    const { state, said } = passed(receivedOrder(), on('09-30', '00:00'));
    expect(said[0]).toMatchObject({
      type: 'rectification.dispatched.v1',
      time: on('09-30', '00:00'),
      data: { complex: false, due: { sign: '2026-10-08', verify: '2026-10-08', rectify: '2026-10-13' } },
    });
    expect(state.dispatch?.by).toBe('haoban/rating');
    expect(passed(receivedOrder(), on('09-29', '23:59')).said).toEqual([]);
  });

  test('given nobody signs, then each clock warns and turns yellow, each rung once and in order', () => {
    const { state } = passed(dispatched, on('12-01'));
    expect(lightsOf(state)).toEqual([
      ['sign', 'warn', '2026-09-29', on('09-29', '00:00')],
      ['verify', 'warn', '2026-09-29', on('09-29', '00:00')],
      ['sign', 'yellow', '2026-09-29', on('09-30', '00:00')],
      ['verify', 'yellow', '2026-09-29', on('09-30', '00:00')],
      ['rectify', 'warn', '2026-10-10', on('10-09', '00:00')],
      ['rectify', 'yellow', '2026-10-10', on('10-11', '00:00')],
    ]);
    expect(new Set(state.lights.map(({ lightId }) => lightId)).size).toBe(6);
    expect(passed(state, on('12-31')).said).toEqual([]);
  });

  test('given it is signed, then that clock is quiet', () => {
    const clocks = passed(signed, on('12-01')).state.lights.map(({ clock }) => clock);
    expect(new Set(clocks)).toEqual(new Set(['verify', 'rectify']));
  });

  test('given an appeal for the citizen upheld after the due date, then the rungs are lit from then on', () => {
    const act = {
      at: on('09-28'),
      by: 'desk',
      finding: 'mistaken',
      note: '…',
      calledBackAt: on('09-28'),
    } as const;
    const found = stateOf(verifyOrder(stateOf(takeVerification(signed, world, 'desk')), world, act));
    const actor = { id: 'desk', org: undefined, roles: ['rating'] };
    const appealed = stateOf(
      appealFinding(found, world, { at: on('10-10'), actor, claim: 'valid', reason: '…' }),
    );
    const verdict = { at: on('10-15'), by: 'chief', upheld: true, reason: '…' };
    const { state } = passed(stateOf(decideAppeal(appealed, world, verdict)), on('12-01'));
    expect(lightsOf(state)).toEqual([
      ['rectify', 'warn', '2026-10-10', on('10-15')],
      ['rectify', 'yellow', '2026-10-10', on('10-15')],
    ]);
    expect(lightsOf(passed(appealed, on('12-01')).state)).toEqual([
      ['appeal', 'warn', '2026-10-16', on('10-15', '00:00')],
      ['appeal', 'yellow', '2026-10-16', on('10-17', '00:00')],
    ]);
  });

  test('given a new day off, then the lights follow the newest calendar and those raised stay', () => {
    const warned = passed(signed, on('10-09')).state;
    const calendar = buildCalendar({
      ...calendarCn,
      version: 2,
      work: calendarCn.work.filter((day) => day !== '2026-10-10'),
    });
    const { state } = passed(warned, on('12-01'), { ...world, calendar });
    expect(lightsOf(state).filter(([clock]) => clock === 'rectify')).toEqual([
      ['rectify', 'warn', '2026-10-10', on('10-09', '00:00')],
      ['rectify', 'warn', '2026-10-12', on('10-09', '00:00')],
      ['rectify', 'yellow', '2026-10-12', on('10-13', '00:00')],
    ]);
  });

  test('given a date that nobody published, then nobody is warned', () => {
    const calendar = buildCalendar({
      ...calendarCn,
      coverage: { from: '2016-01-01', to: '2026-09-28' },
      off: calendarCn.off.filter((day) => day <= '2026-09-28'),
      work: calendarCn.work.filter((day) => day <= '2026-09-28'),
    });
    expect(passed(dispatched, on('12-01'), { ...world, calendar }).said).toEqual([]);
  });
});
