import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { expect, test } from 'vitest';
import { eventMaker, published } from '../event-maker.ts';
import { recount, type Question } from './recount.ts';
import { worldOf } from './world-facts.ts';

const dataset = 'sim-hand';
const make = eventMaker(dataset);
const on = (date: string, hour = '10:00'): string => `2026-11-${date}T${hour}:00+08:00`;
const days = (n: number) => ({ unit: 'WD', n });
const say = (source: string, subject: string, type: string, time: string, data: Record<string, unknown>) =>
  make.event(source, subject, type, time, data);
const term = { promised: days(5), statutory: days(20), visitsLimit: 0 };
const bad = { ratingId: 'r1', realName: true, options: [209, 114] };
const order = { orderId: 'o', ratingId: 'r1', org: 'o1' };
const ticket = { hall: 'h1', queue: 'q' };
const goal = { scope: 'item', code: 'i', unit: 'WD', validFrom: '2026-01-01', setBy: 'x' };

// a: in time, one visit, courier. b: late by two days after a suspension. c: denied on the spot. d: open and overdue.
// e: refused. f: decided, re-opened, decided again.
const events = [
  published('2026-01-01T00:00:00.000Z')('approval', 'calendar.published.v1', 'cn', calendarCn),
  make.submit('a', on('02')),
  make.accept('a', on('02'), term),
  make.visit('a', on('02'), { hall: 'h1' }),
  make.visit('a', on('02', '15:00'), { hall: 'h1', kind: 'pickup' }),
  make.decide('a', on('05')),
  say('delivery', 'a', 'delivery.requested', on('05'), {
    deliveryId: 'da',
    method: 'courier',
    attempt: 1,
    documents: [],
  }),
  say('delivery', 'a', 'delivery.completed', on('09'), {
    deliveryId: 'da',
    method: 'courier',
    attempt: 1,
    documents: [],
  }),
  make.submit('b', on('02'), { channel: 'window', integratedWindow: true, filedBy: 'agent' }),
  make.accept('b', on('02'), term),
  say('approval', 'b', 'suspension.started', on('03'), {
    suspensionId: 's',
    scope: 'case',
    reason: 'hearing',
    stops: ['statutory', 'promised'],
    plannedDays: 1,
  }),
  say('approval', 'b', 'suspension.ended', on('05'), { suspensionId: 's' }),
  make.decide('b', on('13')),
  make.rate('b', '3', on('13'), 1, bad),
  say('rating', 'o', 'rectification.dispatched', on('16'), {
    ...order,
    complex: false,
    due: { sign: '2026-11-17', verify: '2026-11-17', rectify: '2026-11-20' },
  }),
  say('rating', 'o', 'rectification.verified', on('17'), {
    ...order,
    finding: 'valid',
    calledBackAt: on('17'),
  }),
  say('rating', 'o', 'rectification.followed_up', on('19'), { ...order, level: 1 }),
  say('rating', 'o', 'rectification.closed', on('20'), { ...order, result: 'fixed', onTime: false }),
  make.submit('c', on('03'), { channel: 'window' }),
  make.accept('c', on('03'), { ...term, kind: 'immediate', promised: { unit: 'IMMEDIATE' } }),
  make.decide('c', on('03'), 'denied'),
  make.submit('d', on('03')),
  make.accept('d', on('03'), term),
  make.submit('e', on('03'), { channel: 'window' }),
  say('intake', 'e', 'case.refused', on('04'), { reason: 'r' }),
  make.submit('f', on('02')),
  make.accept('f', on('02'), term),
  make.decide('f', on('03')),
  say('approval', 'f', 'case.reopened', on('04'), { reason: 'r', approver: 'x', document: 'n' }),
  make.decide('f', on('06')),
  make.decide('f', on('06', '11:00')),
  say('analytics', 'item:i', 'target.set', on('01'), { ...goal, value: 3 }),
  say('analytics', 'item:i', 'baseline.set', on('01'), { ...goal, value: 10, year: 2018 }),
  ...['t1', 't2'].map((id) => say('intake', id, 'ticket.issued', on('02', '09:10'), ticket)),
  say('intake', 't1', 'ticket.called', on('02', '09:30'), ticket),
  say('intake', 't1', 'ticket.served', on('02', '09:45'), ticket),
  say('intake', 't2', 'ticket.abandoned', on('02', '10:00'), ticket),
];
const asOf = '2026-11-30T16:00:00.000Z';
const world = worldOf(events, dataset, asOf);
const month = { dataset, from: '2026-11-01', to: '2026-12-01', asOf, by: [], filters: {} };

type Expected = readonly [value: number | null, numerator: number | null, denominator: number | null];

test.each<[string, Expected, { immature?: number; excluded?: number }?]>([
  ['cases_filed', [6, null, null]],
  ['cases_closed', [4, null, null]],
  ['cases_open_overdue', [1, null, null]],
  ['reopened_cases', [1, null, null]],
  ['contradictions', [1, null, null]],
  ['refusal_rate', [1 / 6, 1, 6]],
  ['withdrawal_rate', [0, 0, 6], { immature: 1 }],
  ['online_filing_rate', [0.5, 3, 6]],
  ['agent_filing_rate', [1 / 6, 1, 6]],
  ['integrated_window_rate', [1 / 3, 1, 3]],
  ['first_pass_rate', [1, 5, 5]],
  // a 3, b 9 - 2, f 4
  ['elapsed_days_mean', [14 / 3, 14, 3]],
  ['elapsed_days_p50', [4, null, null]],
  ['elapsed_days_p90', [7, null, null]],
  ['span_days_p90', [11, null, null]],
  ['same_day_rate', [0.25, 1, 4]],
  ['early_rate', [2 / 3, 2, 3]],
  ['compression_promised', [65 / 80, 65, 80]],
  ['compression_actual', [66 / 80, 66, 80]],
  ['compression_vs_promise', [1 / 15, 1, 15]],
  ['compression_baseline', [26 / 40, 26, 40]],
  // b is due on 11 Nov
  ['on_time_promised', [0.75, 3, 4]],
  ['on_time_with_backlog', [0.6, 3, 5]],
  ['on_time_cohort', [0.6, 3, 5]],
  ['target_attainment', [0.5, 2, 4]],
  ['no_visit_cases_strict', [0.75, 3, 4], { immature: 2 }],
  ['no_visit_cases_inclusive', [1, 4, 4], { immature: 2 }],
  ['visits_mean', [0.25, 1, 4], { immature: 2 }],
  ['visit_promise_gap', [0.25, 1, 4], { immature: 2 }],
  ['full_online_rate', [0, 0, 4], { immature: 2 }],
  // six submissions, five acceptances, four decisions, one visit
  ['rating_rate', [1 / 16, 1, 16]],
  ['bad_rate', [1, 1, 1]],
  ['callback_rate', [1, 1, 1]],
  ['option_check_209', [1, 1, 1]],
  ['option_check_114', [0, 0, 1]],
  ['rectification_rate', [1, 1, 1]],
  ['rectification_on_time_rate', [0, 0, 1]],
  ['followup_satisfied_rate', [0, 0, 1]],
  ['delivery_days_p50', [2, null, null]],
  ['delivery_on_time_rate', [1, 1, 1]],
  ['suspended_share', [2 / 16, 2, 16]],
  ['late_suspension_share', [0, 0, 1]],
  ['unfounded_suspensions', [1, null, null]],
  ['delay_days_by_cause', [2, null, null]],
  ['visitors_peak_hour', [2, null, null]],
  ['wait_minutes_p50', [20, null, null]],
  ['service_minutes_p50', [15, null, null]],
  ['ticket_abandon_rate', [0.5, 1, 2]],
])('%s is what a hand counts', (id, [value, numerator, denominator], { immature = 0, excluded = 0 } = {}) => {
  const question: Question = { ...month, id };
  const { rows: _, ...figure } = recount(world, question);
  const rounded = value === null ? null : Number(value.toPrecision(12));
  expect(figure).toEqual({ value: rounded, numerator, denominator, immature, excluded });
});

test('late days are told apart by their causes, the rest being unexplained', () => {
  const { rows } = recount(world, { ...month, id: 'delay_days_by_cause', by: ['causeKind', 'cause'] });
  expect(rows.map(({ group, value }) => [...group, value])).toEqual([
    ['procedure', 'hearing', 1],
    ['unexplained', '', 1],
  ]);
});

test('of the twenty items with most cases at most, those of others are left out', () => {
  const many = Array.from({ length: 22 }, (_, n) => {
    const code = `i${String(n).padStart(2, '0')}`;
    return [0, 1]
      .filter((copy) => copy === 0 || n < 19)
      .flatMap((copy) => {
        const id = `${code}-${copy}`;
        return [
          make.submit(id, on('02')),
          make.accept(id, on('02'), { ...term, code }),
          make.decide(id, on('03')),
        ];
      });
  }).flat();
  const crowd = worldOf([...events.slice(0, 1), ...many], dataset, asOf);
  expect(
    recount(crowd, { ...month, id: 'no_visit_top20', by: ['item'] }).rows.map(({ group }) => group[0]),
  ).toEqual(Array.from({ length: 20 }, (_, n) => `i${String(n).padStart(2, '0')}`));
});
