import type { Envelope } from '@haoban/contracts/envelope';
import { hourOf, type Draw } from './draw.ts';

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

function ratingsOf(
  { make, oneOf, whole, chance }: Draw,
  subject: string,
  node: string,
  nodeAt: string,
): Envelope[] {
  const later = (hours: number): string =>
    new Date(Date.parse(nodeAt) + whole(0, hours) * 3_600_000).toISOString();
  const submitted = (ratingId: string, more: Record<string, unknown>): Envelope => ({
    ...make.rate(subject, node, nodeAt, 5, { ratingId, ...more }),
    time: later(400),
  });
  const id = `${subject}-${node}`;
  const about = { node, nodeAt, round: 1, level: 3 };
  const invalidated = { ratingId: id, reason: 'mistaken', decidedBy: 'x' };
  const told = [
    submitted(id, { level: oneOf(1, 2, 3, 4, 5, null), channel: oneOf('qr', 'tablet', 'hotline') }),
  ];
  if (chance(10)) told.push(submitted(id, { level: oneOf(1, 5) }));
  if (chance(15)) told.push(make.event('rating', subject, 'rating.invalidated', later(900), invalidated));
  const beside = [
    submitted(`${id}-survey`, { level: oneOf(1, 5), channel: 'survey' }),
    submitted(`${id}-second`, { level: oneOf(1, 5), round: 2 }),
    submitted(`${id}-canary`, { level: oneOf(1, 5), canary: true }),
    make.event('rating', subject, 'rating.defaulted', later(400), { ...about, ratingId: `${id}-default` }),
  ].filter(() => chance(15));
  return [...(chance(80) ? told : []), ...beside];
}
