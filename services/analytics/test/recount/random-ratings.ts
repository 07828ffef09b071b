import type { Envelope } from '@haoban/contracts/envelope';
import { hourOf, type Draw } from './draw.ts';
import { orderEvents } from './random-orders.ts';

const nodeOf: Readonly<Record<string, string>> = {
  'case.submitted.v1': '1',
  'case.accepted.v1': '2',
  'case.decided.v1': '3',
  'ticket.served.v1': 'visit',
};

/** What people said, or a system for them, of nodes that happened, and now and then of one nobody else tells of. */
export function randomRatings(draw: Draw, subject: string, events: readonly Envelope[]): Envelope[] {
  const { whole, chance } = draw;
  const happened = new Map(
    events.flatMap(({ type, time }) => (nodeOf[type] === undefined ? [] : [[nodeOf[type], time] as const])),
  );
  const unheard = events.some(({ type }) => type.startsWith('ticket.')) ? 'visit' : draw.oneOf('1', '2', '3');
  if (chance(15) && !happened.has(unheard)) happened.set(unheard, hourOf(whole(0, 1000)));
  return [...happened].flatMap(([node, nodeAt]) =>
    chance(60) ? ratingsOf(draw, subject, node, nodeAt) : [],
  );
}

const words = ({ oneOf, whole, chance }: Draw): Record<string, unknown> => ({
  level: oneOf(1, 1, 2, 3, 4, 5, null),
  channel: oneOf('qr', 'tablet', 'hotline', 'paper', 'pc'),
  enteredBy: chance(20) ? 'staff' : 'citizen',
  realName: chance(50),
  options: chance(40) ? [oneOf(209, 110, 114), whole(510, 517)] : [],
  ...(chance(40) ? { deviceHash: oneOf('dev1', 'dev2') } : {}),
  ...(chance(30) ? { hall: oneOf('h1', 'h2'), window: oneOf('w1', 'w2') } : {}),
});

function ratingsOf(draw: Draw, subject: string, node: string, nodeAt: string): Envelope[] {
  const { make, oneOf, whole, chance } = draw;
  const later = (hours: number): string =>
    new Date(Date.parse(nodeAt) + (chance(10) ? whole(-20, 0) : whole(0, hours)) * 3_600_000).toISOString();
  const submitted = (ratingId: string, more: Record<string, unknown>): Envelope => ({
    ...make.rate(subject, node, nodeAt, 5, { ratingId, ...more }),
    time: later(400),
  });
  const id = `${subject}-${node}`;
  const about = { node, nodeAt, round: 1, level: 3 };
  const invalidated = { ratingId: id, reason: oneOf('mistaken', 'malicious'), decidedBy: 'x' };
  const first = submitted(id, words(draw));
  const told = [first, ...(chance(40) ? orderEvents(draw, id, first.time) : [])];
  if (chance(10)) told.push(submitted(id, words(draw)));
  if (chance(10)) told.push(submitted(`${id}-other`, words(draw)));
  if (chance(15)) told.push(make.event('rating', subject, 'rating.invalidated', later(900), invalidated));
  const beside = [
    submitted(`${id}-survey`, { level: oneOf(1, 5), channel: 'survey' }),
    submitted(`${id}-second`, { level: oneOf(1, 5), round: 2 }),
    submitted(`${id}-canary`, { level: oneOf(1, 5), canary: true }),
    make.event('rating', subject, 'rating.defaulted', later(400), { ...about, ratingId: `${id}-default` }),
  ].filter(() => chance(15));
  return [...(chance(80) ? told : []), ...beside];
}

/** A handful of ratings of one device within half a minute, of visits of their own. */
export function burstEvents({ make, whole, oneOf }: Draw, name: string): Envelope[][] {
  const hour = whole(0, 900);
  const by = oneOf({ deviceHash: `${name}-device` }, { hall: 'h1', window: 'w9' });
  return Array.from({ length: whole(3, 7) }, (_, index) => {
    const subject = `${name}-${index}`;
    const at = hourOf(hour);
    const ticket = { hall: 'h1', queue: 'q' };
    const rating = make.rate(subject, 'visit', at, whole(1, 5), { ratingId: `${subject}-r`, ...by });
    return [
      ...['issued', 'called', 'served'].map((step) =>
        make.event('intake', subject, `ticket.${step}`, at, ticket),
      ),
      { ...rating, time: new Date(Date.parse(at) + 3_600_000 + index * 4000).toISOString() },
    ];
  });
}
