import type { Envelope } from '@haoban/contracts/envelope';
import { dayHours, type Draw } from './draw.ts';

/** What follows a bad rating: an order in its steps, some of them left out, re-opened once now and then. */
export function orderEvents(draw: Draw, ratingId: string, ratedAt: string): Envelope[] {
  const { make, oneOf, whole, chance } = draw;
  const orderId = `${ratingId}-o`;
  const order = { orderId, ratingId, org: oneOf('o1', 'o2') };
  let atMs = Date.parse(ratedAt);
  const told = (name: string, data: Record<string, unknown> = {}): Envelope => {
    atMs += whole(1, 4 * dayHours) * 3_600_000;
    const time = new Date(atMs).toISOString();
    return make.event('rating', orderId, `rectification.${name}`, time, { ...order, ...data });
  };
  const date = (hours: number): string => new Date(atMs + hours * 3_600_000).toISOString().slice(0, 10);
  const dispatched = {
    complex: chance(30),
    due: { sign: date(48), verify: date(48), rectify: date(whole(48, 20 * dayHours)) },
  };
  const verified = {
    finding: oneOf('valid', 'valid', 'mistaken', 'malicious', 'no_basis'),
    ...(chance(60) ? { calledBackAt: ratedAt } : {}),
  };
  const rectified = { kind: oneOf('fixed', 'explained') };
  const extended = { days: 5, approver: 'x', reason: 'r', due: date(whole(10, 30) * dayHours) };
  const again = [
    () => told('followed_up', { level: 1 }),
    () => told('reopened', { supervisor: 'o3', reason: 'r' }),
    () => told('rectified', rectified),
  ];
  const result = oneOf('fixed', 'explained', 'fixed', 'invalidated', 'no_basis');
  const steps: readonly (readonly [percent: number, ...steps: (() => Envelope)[]])[] = [
    [90, () => told('received')],
    [95, () => told('dispatched', dispatched)],
    [70, () => told('signed')],
    [75, () => told('verified', verified)],
    [15, () => told('appealed'), () => told('appeal_decided', { upheld: chance(50) })],
    [25, () => told('extended', extended)],
    [70, () => told('rectified', rectified)],
    [15, ...again],
    [55, () => told('followed_up', { level: whole(1, 3) })],
    [65, () => told('closed', { result, onTime: chance(60) })],
  ];
  return steps.flatMap(([percent, ...made]) => (chance(percent) ? made.map((make) => make()) : []));
}
