import { describe, expect, test } from 'vitest';
import type { Told } from '../../../test/judged-case.ts';
import { everything, told, toldAnyhow } from '../../../test/told-subject.ts';
import { orderFacts } from './order-facts.ts';

const step = (name: string, at: string, more: Readonly<Record<string, unknown>> = {}): Told => [
  `rectification.${name}`,
  at,
  { orderId: 's1', ratingId: 'r1', org: 'o1', ...more },
];
const due = { sign: '2026-11-03', verify: '2026-11-03', rectify: '2026-11-09' };
const dispatched = step('dispatched', '11-02', { complex: false, due });
const verified = step('verified', '11-03', { finding: 'valid', calledBackAt: '2026-11-03T09:00:00+08:00' });
const closed = step('closed', '11-08', { result: 'fixed', onTime: true });
const facts = (...events: readonly Told[]) => orderFacts(told(...events), ...everything);

describe('a rectification order', () => {
  test('is due when it was dispatched to be, open without a finding', () => {
    expect(facts(dispatched)).toMatchObject({
      rating: 'r1',
      org: 'o1',
      dispatched_date: '2026-11-02',
      due_date: '2026-11-09',
      closed_date: null,
      finding: '',
      result: '',
      is_on_time: 0,
      called_back_at: null,
      followed_up: 0,
    });
  });

  test('is due when its last extension says', () => {
    const extended = (at: string, until: string) => step('extended', at, { days: 5, due: until });
    const events = [dispatched, extended('11-05', '2026-11-12'), extended('11-06', '2026-11-16')];
    expect(facts(...events)).toMatchObject({ due_date: '2026-11-16' });
  });

  test('tells the call, the finding, the follow-up and the result', () => {
    const events = [dispatched, verified, step('followed_up', '11-07', { level: 3 }), closed];
    expect(facts(...events)).toMatchObject({
      called_back_at: Date.UTC(2026, 10, 3, 1),
      finding: 'valid',
      followed_up: 3,
      closed_date: '2026-11-08',
      result: 'fixed',
      is_on_time: 1,
    });
    expect(orderFacts(toldAnyhow(...events), ...everything)).toEqual(facts(...events));
  });

  test('is not closed once it was re-opened, until it is closed again', () => {
    const reopened = step('reopened', '11-09', { supervisor: 'x', reason: 'r' });
    expect(facts(dispatched, closed, reopened)).toMatchObject({
      result: '',
      closed_date: null,
      is_on_time: 0,
      reopenings: 1,
    });
    const again = step('closed', '11-12', { result: 'explained', onTime: false });
    expect(facts(dispatched, closed, reopened, again)).toMatchObject({
      result: 'explained',
      closed_date: '2026-11-12',
    });
  });

  test('is made by its own steps alone', () => {
    expect(facts(['light.raised', '11-02', {}])).toBe(undefined);
  });
});
