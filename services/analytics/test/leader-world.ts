import type { Envelope } from '@haoban/contracts/envelope';
import { eventMaker } from './event-maker.ts';

/** The data set of a small town whose cases leaders ask about; everything is known as of `leaderAsOf`. */
export const leaderSet = 'imp-leader';
export const leaderAsOf = '2026-11-20T04:00:00Z';

const terms = { statutory: { n: 20, unit: 'WD' }, promised: { n: 5, unit: 'WD' }, family: 'permits' };
const weekMs = 7 * 86_400_000;
const firstMonday = Date.UTC(2026, 0, 5);
const weeks = 45;
const each = 10;
const on = (week: number, day: number, time: string): string =>
  `${new Date(firstMonday + week * weekMs + day * 86_400_000).toISOString().slice(0, 10)}T${time}:00+08:00`;

type Maker = ReturnType<typeof eventMaker>;

/** A case filed at window w1 that a quality review gave 90 points. */
const reviewed = ({ event }: Maker): Envelope[] => [
  event('approval', 'review', 'review.sampled', '2026-10-19T09:00:00+08:00', {
    reviewId: 'review',
    caseId: 'slow-40-2',
    org: 'o1',
    item: 'slow',
  }),
  event('approval', 'review', 'review.scored', '2026-10-20T09:00:00+08:00', {
    round: 1,
    score: 90,
    final: true,
  }),
];

/** A case decided three working days late, after a stage of o9 that took four more than it has. */
function staged({ event, submit, accept, decide }: Maker): Envelope[] {
  const term = { n: 3, unit: 'WD' };
  const stage = { stage: 's1', name: 's1', org: 'o9', attempt: 1, term };
  const graph = [{ code: 's1', name: 's1', org: 'o9', term, after: [], join: 'all' }];
  return [
    submit('staged', '2026-03-02T09:00:00+08:00', { itemCode: 'staged', org: 'o4', hall: 'h1' }),
    accept('staged', '2026-03-02T10:00:00+08:00', { ...terms, code: 'staged', org: 'o4', stages: graph }),
    event('approval', 'staged', 'stage.started', '2026-03-02T10:00:00+08:00', stage),
    event('approval', 'staged', 'stage.completed', '2026-03-11T10:00:00+08:00', {
      ...stage,
      outcome: 'passed',
    }),
    decide('staged', '2026-03-12T10:00:00+08:00'),
  ];
}

/**
 * Ten cases a week of an item that is always fast, and ten of one that is in time every other week and late between. In
 * both weeks and for both items o1 and o2 do the same, but o1 has most of the hard ones.
 */
export function leaderWorld(): Envelope[] {
  const make = eventMaker(leaderSet);
  const events = [make.calendar()];
  const add = (subject: string, week: number, item: string, org: string, endDay?: number): void => {
    const hard = { itemCode: item, channel: 'window', hall: 'h1', window: org === 'o1' ? 'w1' : 'w2' };
    events.push(
      make.submit(subject, on(week, 0, '09:00'), hard),
      make.accept(subject, on(week, 0, '10:00'), { ...terms, code: item, org }),
      ...(endDay === undefined
        ? []
        : [
            make.decide(subject, on(week, endDay, '15:00')),
            make.rate(subject, '3', on(week, endDay, '15:00'), subject.endsWith('-2') ? 1 : 5),
          ]),
    );
  };
  for (let week = 0; week < weeks; week += 1) {
    for (let n = 0; n < each; n += 1) {
      const [few, most] = n < 2 ? ['o1', 'o2'] : ['o2', 'o1'];
      add(`fast-${week}-${n}`, week, 'fast', few ?? '', 2);
      add(`slow-${week}-${n}`, week, 'slow', most ?? '', week % 2 === 0 ? 3 : 14);
    }
  }
  // open on Friday 20 November: five of each since Monday, and one in another county
  for (let n = 0; n < 5; n += 1) {
    add(`open-fast-${n}`, weeks, 'fast', 'o1');
    add(`open-slow-${n}`, weeks, 'slow', 'o1');
  }
  events.push(...reviewed(make), ...staged(make));
  const elsewhere = make.submit('elsewhere', on(weeks, 0, '09:00'));
  const accepted = make.accept('elsewhere', on(weeks, 0, '10:00'), { ...terms, code: 'slow', org: 'o3' });
  return [...events, ...[elsewhere, accepted].map((event) => ({ ...event, region: '330106' }))];
}
