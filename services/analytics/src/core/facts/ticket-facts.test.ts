import { describe, expect, test } from 'vitest';
import type { Told } from '../../../test/judged-case.ts';
import { everything, told, toldAnyhow } from '../../../test/told-subject.ts';
import { ticketFacts } from './ticket-facts.ts';

const ticket = (step: string, at: string, more: Readonly<Record<string, unknown>> = {}): Told => [
  `ticket.${step}`,
  at,
  { hall: 'h1', queue: 'q1', ...more },
];
const atWindow = { window: 'w1', officer: 'li' };
const whole: readonly Told[] = [
  ticket('issued', '11-02 09:00'),
  ticket('called', '11-02 09:10', atWindow),
  ticket('called', '11-02 09:12', atWindow),
  ticket('served', '11-02 09:20', atWindow),
];
const facts = (...events: readonly Told[]) => ticketFacts(told(...events), ...everything);

describe('a ticket', () => {
  test('waits from its issue to its first call and is served from its last', () => {
    expect(facts(...whole)).toMatchObject({
      issued_date: '2026-11-02',
      issued_hour: 9,
      window: 'w1',
      officer: 'li',
      is_issued: 1,
      is_called: 1,
      is_served: 1,
      is_waiting: 0,
      is_serving: 0,
      wait_ms: 600_000,
      service_ms: 480_000,
      'nodes.node': ['visit'],
      'nodes.is_ratable': [1],
    });
  });

  test.each([
    ['waits until it is called', 1, { is_waiting: 1, is_serving: 0 }],
    ['is at a window until it is served', 2, { is_waiting: 0, is_serving: 1 }],
  ])('%s', (_, steps, expected) => {
    expect(facts(...whole.slice(0, steps))).toMatchObject({ ...expected, 'nodes.node': [] });
  });

  test('that was sent on waits again, in its new queue', () => {
    const sent = [...whole.slice(0, 2), ticket('transferred', '11-02 09:11', { queue: 'q2' })];
    expect(facts(...sent)).toMatchObject({ queue: 'q2', is_called: 1, is_waiting: 1, is_serving: 0 });
    expect(facts(...sent, ticket('called', '11-02 09:30'))).toMatchObject({ is_waiting: 0, is_serving: 1 });
  });

  test('whose holder went away neither waits nor is served', () => {
    expect(facts(...whole.slice(0, 1), ticket('abandoned', '11-02 09:30'))).toMatchObject({
      is_abandoned: 1,
      is_waiting: 0,
      is_served: 0,
    });
  });

  test('is made by the rating of a visit alone, and by nothing else', () => {
    const visit = { ratingId: 'r1', node: 'visit', nodeAt: '2026-11-02T09:20:00+08:00', round: 1, level: 4 };
    expect(facts(['rating.submitted', '11-02 09:30', visit])).toMatchObject({
      is_issued: 0,
      'nodes.level': [4],
      'nodes.is_ratable': [0],
    });
    expect(facts(['rating.invalidated', '11-02', { ratingId: 'r1' }], ['case.submitted', '11-02'])).toBe(
      undefined,
    );
  });

  test('is the same in whatever order it is heard', () => {
    expect(ticketFacts(toldAnyhow(...whole), ...everything)).toEqual(facts(...whole));
  });
});
