import { describe, expect, test } from 'vitest';
import { accepted, decided, history, judged, type Told } from '../../../test/judged-case.ts';
import { deliveryFacts } from './case-deliveries.ts';

const by = (method: string, id = 'd1', documents: readonly string[] = ['l1']) => ({
  deliveryId: id,
  method,
  attempt: 1,
  documents,
});
const requested = (at: string, method = 'courier', id = 'd1') =>
  ['delivery.requested', at, by(method, id)] as const;
const completed = (at: string, method = 'courier', id = 'd1') =>
  ['delivery.completed', at, by(method, id)] as const;
const reopened = (at: string) =>
  ['case.reopened', at, { reason: 'r', approver: 'x', document: 'd' }] as const;

const facts = (...events: readonly Told[]) => deliveryFacts(judged(history(...events)));

describe('deliveries', () => {
  test('E15: granted on 24 September, due on 15 October, late from the day after', () => {
    expect(facts(accepted('09-14'), decided('09-24'), requested('09-24'), completed('10-15 23:30'))).toEqual({
      is_delivered: 1,
      is_delivered_online: 1,
      'deliveries.method': ['courier'],
      'deliveries.completed_date': ['2026-10-15'],
      'deliveries.days': [10],
      'deliveries.saving_cents': [2400],
      'deliveries.documents': [1],
      delivery_due_date: '2026-10-15',
      delivery_on_time: 1,
      delivery_late_from: Date.UTC(2026, 9, 15, 16),
    });
    expect(
      facts(accepted('09-14'), decided('09-24'), requested('09-24'), completed('10-16 00:30')),
    ).toMatchObject({ delivery_on_time: 0, 'deliveries.days': [11] });
  });

  test('only a standing grant with a request has a clock', () => {
    const none = {
      delivery_due_date: null,
      delivery_on_time: 0,
      delivery_late_from: Date.UTC(2300, 0, 1) - 1,
    };
    expect(facts(accepted('09-14'), decided('09-24', 'denied'), requested('09-24'))).toMatchObject(none);
    expect(facts(accepted('09-14'), decided('09-24'))).toMatchObject(none);
    expect(facts(accepted('09-14'), decided('09-24'), requested('09-24'), reopened('09-28'))).toMatchObject(
      none,
    );
    expect(facts(accepted('09-14'), decided('09-24', 'granted_tolerance'), requested('09-24'))).toMatchObject(
      {
        delivery_due_date: '2026-10-15',
        delivery_on_time: 0,
      },
    );
  });

  test('what was asked for and brought before a re-opening does not end the clock of the new decision', () => {
    const first = [accepted('11-02'), decided('11-03'), requested('11-03'), completed('11-04')] as const;
    const again = [reopened('11-09'), decided('11-10')] as const;
    expect(facts(...first, ...again)).toMatchObject({ is_delivered: 1, delivery_due_date: null });
    expect(facts(...first, ...again, requested('11-10', 'window', 'd2'))).toMatchObject({
      delivery_due_date: '2026-11-24',
      delivery_on_time: 0,
    });
    expect(
      facts(...first, ...again, requested('11-10', 'window', 'd2'), completed('11-12', 'window', 'd2')),
    ).toMatchObject({
      delivery_on_time: 1,
      'deliveries.method': ['courier', 'window'],
      'deliveries.days': [1, 2],
    });
  });

  test('the first completion tells whether a case was delivered online, a courier alone saves a trip', () => {
    const events = [accepted('11-02'), decided('11-03')] as const;
    expect(
      facts(...events, completed('11-04', 'window'), completed('11-05', 'e_licence', 'd2')),
    ).toMatchObject({
      is_delivered: 1,
      is_delivered_online: 0,
      'deliveries.saving_cents': [0, 0],
    });
  });

  test('of one delivery that is said twice the last word counts, and one before any decision has no days', () => {
    expect(facts(accepted('11-02'), completed('11-02'), decided('11-03'))).toMatchObject({
      'deliveries.days': [-1],
    });
    expect(facts(accepted('11-02'), decided('11-03'), completed('11-04'), completed('11-05'))).toMatchObject({
      'deliveries.completed_date': ['2026-11-05'],
      'deliveries.days': [2],
    });
  });

  test('working days to a completion on a day off count up to it', () => {
    expect(facts(accepted('11-02'), decided('11-06'), completed('11-08'))).toMatchObject({
      'deliveries.days': [0],
    });
  });
});
