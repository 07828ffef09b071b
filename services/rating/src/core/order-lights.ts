import type { Decision } from '@haoban/contracts/decision';
import type { Wake } from './order-wake.ts';
import { rungsOf } from '@haoban/sla-clock/lights';
import { dueOf, isRunning, limitOf, orderClocks } from './order-clocks.ts';
import { handledTheCase, type Light, type Order, type OrderRefusal, type OrderWorld } from './order.ts';

type Lamp = Pick<Light, 'clock' | 'org' | 'level' | 'due'> & { readonly at: string };
const levels = ['warn', 'yellow', 'red'];

function lampsOf(order: Order, world: OrderWorld): Lamp[] {
  const { calendar, zone, hours } = world;
  if (calendar === undefined) return [];
  return orderClocks.flatMap((clock) => {
    const limit = limitOf(order, clock);
    const judged = dueOf(order, clock, world);
    if (limit === undefined || judged === undefined || !isRunning(order, clock)) return [];
    const lit = { clock: 'rectification', ...judged, term: limit.term, calendar, zone, hours } as const;
    const org = clock === 'rectify' ? (order.reopened?.supervisor ?? order.org) : order.org;
    return rungsOf(lit).map((rung) => ({ clock, org, due: judged.due, ...rung }));
  });
}

// Whatever was true before this instant was said before it: time passes first, whoever acts.
const latestFact = ({ dispatch, appeal, extension, reopened }: Order): string =>
  [dispatch?.at, appeal?.at, appeal?.decision?.at, extension?.at, reopened?.at].reduce<string>(
    (last, at) => (at !== undefined && at > last ? at : last),
    '',
  );

const isSame = (lamp: Lamp, light: Light): boolean =>
  lamp.clock === light.clock && lamp.level === light.level && lamp.due === light.due;

const inOrder = (a: Lamp, b: Lamp): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : levels.indexOf(a.level) - levels.indexOf(b.level);

function raise(before: Order, { at, ...lamp }: Lamp): ReturnType<Wake['happen']> {
  const data = { lightId: `${before.orderId}-L${before.lights.length + 1}`, ...lamp };
  return {
    state: { ...before, lights: [...before.lights, { ...data, raisedAt: at }] },
    events: [{ type: 'light.raised.v1', time: at, data }],
  };
}

/**
 * The lights that will go on by themselves, earliest first, each rung once for each due date. A date that an extension
 * or a new calendar moved has rungs of its own.
 */
export function lightWakes(order: Order, world: OrderWorld): Wake[] {
  const since = latestFact(order);
  return lampsOf(order, world)
    .filter((lamp) => !order.lights.some((light) => isSame(lamp, light)))
    .map((lamp) => (lamp.at < since ? { ...lamp, at: since } : lamp))
    .toSorted(inOrder)
    .map((lamp) => ({ at: lamp.at, happen: (before) => raise(before, lamp) }));
}

/** A light taken back by a second person; the reason is for the record. */
export type CancelLight = {
  readonly at: string;
  readonly by: string;
  readonly lightId: string;
  readonly reason: string;
};

/** Cancels a light of an order: never by who handled the case, signed the order or answers it. */
export function cancelLight(
  before: Order,
  world: OrderWorld,
  { at, by, lightId, reason }: CancelLight,
): Decision<Order, OrderRefusal> {
  const light = before.lights.find((raised) => raised.lightId === lightId);
  if (light === undefined) return { refusal: 'light_unknown' };
  if (light.cancelledAt !== undefined) return { refusal: 'light_cancelled' };
  if (handledTheCase(before, world, by)) return { refusal: 'handled_the_case' };
  const { signature, verification, plan, answers } = before;
  const involved = [
    signature?.by,
    verification?.by,
    plan?.by,
    plan?.owner,
    ...answers.map((said) => said.by),
  ];
  if (involved.includes(by)) return { refusal: 'second_person_needed' };
  const lights = before.lights.map((raised) => (raised === light ? { ...light, cancelledAt: at } : raised));
  const data = { lightId, reason, approver: by };
  return { state: { ...before, lights }, events: [{ type: 'light.cancelled.v1', time: at, data }] };
}
