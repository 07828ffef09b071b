import { Type, type Static } from 'typebox';
import { dueOf, isRunning, orderClocks } from '../core/order-clocks.ts';
import type { Order, OrderWorld } from '../core/order.ts';
import { Node } from './route-params.ts';

const { Optional, String: Text, Boolean: Flag, Integer } = Type;
const Done = { at: Text(), by: Text() };
const Finding = Type.Enum(['valid', 'mistaken', 'malicious', 'no_basis']);

/** What is shown of an order; who rated is not, and links are not. */
export const OrderAnswer = Type.Object({
  orderId: Text(),
  ratingId: Text(),
  region: Text(),
  org: Text(),
  status: Text(),
  rating: Type.Object({
    subject: Text(),
    node: Node,
    level: Integer(),
    options: Type.Array(Type.Union([Integer(), Text()])),
    hasText: Flag(),
    realName: Flag(),
    at: Text(),
    itemCode: Optional(Text()),
    hall: Optional(Text()),
    window: Optional(Text()),
  }),
  receivedAt: Text(),
  dispatch: Optional(
    Type.Object({
      ...Done,
      complex: Flag(),
      due: Type.Object({ sign: Text(), verify: Text(), rectify: Text() }),
    }),
  ),
  signature: Optional(Type.Object(Done)),
  verification: Optional(Type.Object({ by: Text(), at: Optional(Text()), calledBackAt: Optional(Text()) })),
  finding: Optional(Finding),
  appeal: Optional(
    Type.Object({
      ...Done,
      claim: Finding,
      decision: Optional(Type.Object({ ...Done, upheld: Flag() })),
    }),
  ),
  plan: Optional(Type.Object({ ...Done, owner: Text() })),
  extension: Optional(Type.Object({ at: Text(), days: Integer(), approver: Text() })),
  answers: Type.Array(
    Type.Object({
      ...Done,
      kind: Type.Enum(['fixed', 'explained']),
      lapsesAt: Text(),
      level: Optional(Integer()),
      followedUpAt: Optional(Text()),
    }),
  ),
  reopened: Optional(Type.Object({ at: Text(), supervisor: Text() })),
  closed: Optional(Type.Object({ ...Done, result: Text(), onTime: Flag() })),
  lights: Type.Array(
    Type.Object({
      lightId: Text(),
      clock: Text(),
      level: Text(),
      due: Text(),
      raisedAt: Text(),
      cancelledAt: Optional(Text()),
    }),
  ),
});
export type OrderAnswer = Static<typeof OrderAnswer>;

/** An order without what nobody is shown: who served, who was looked up, the hashes of links. */
export function orderAnswer(order: Order): OrderAnswer {
  const { officer: _, lookUps: __, wakesAt: ___, texts: ____, rating, answers, lights, ...shown } = order;
  return {
    ...shown,
    rating: { ...rating, options: [...rating.options] },
    answers: answers.map(({ linkHash: _hash, ...answer }) => answer),
    lights: [...lights],
  };
}

/** A clock that waits for somebody, with its date by the newest calendar. */
export const RunningClocks = Type.Array(
  Type.Object({
    clock: Text(),
    due: Text(),
    provisional: Flag({ description: 'rests on unpublished dates' }),
  }),
);

/** The running clocks of an order by the newest calendar. */
export const runningClocks = (order: Order, world: OrderWorld): Static<typeof RunningClocks> =>
  orderClocks.flatMap((clock) => {
    const judged = isRunning(order, clock) ? dueOf(order, clock, world) : undefined;
    return judged === undefined ? [] : [{ clock, ...judged }];
  });
