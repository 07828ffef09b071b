import type { Decision } from '@haoban/contracts/decision';
import { callerOf } from '@haoban/service-kit/access';
import { contextOf, orProblem, withinAreas } from '@haoban/service-kit/outcomes';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Actor, Order, OrderRefusal, OrderWorld } from '../core/order.ts';
import type { Deps } from './deps.ts';
import { orderAnswer, type OrderAnswer } from './order-answer.ts';

export const OrderParams = Type.Object({ orderId: Type.String({ pattern: '^[0-9A-Za-z_-]{1,64}$' }) });
export type OrderRequest = FastifyRequest<{ Params: { orderId: string } }>;

/** Words that must say something. */
export const Words = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });

/** Who acts, as the decisions know them. */
export function actorOf(request: FastifyRequest): Actor {
  const { id, org, roles } = callerOf(request);
  return { id, org, roles };
}

type Decide = (before: Order, world: OrderWorld) => Decision<Order, OrderRefusal>;

/** Decides about one order in the caller's areas; the order it became. */
export async function decideOrder({ stores }: Deps, request: OrderRequest, decide: Decide): Promise<Order> {
  const outcome = await stores.orders.execute<OrderRefusal>({
    subject: request.params.orderId,
    region: ({ region }) => region,
    context: contextOf(request),
    decide: (before, world) =>
      withinAreas(request, 'order_unknown', (order: Order): Decision<Order, OrderRefusal> =>
        world === undefined ? { refusal: 'order_unknown' } : decide(order, world),
      )(before),
  });
  return orProblem(outcome).state;
}

/** Decides about one order in the caller's areas and answers with what became of it. */
export const commandOrder = async (deps: Deps, request: OrderRequest, decide: Decide): Promise<OrderAnswer> =>
  orderAnswer(await decideOrder(deps, request, decide));

/** The order in the caller's areas, for the desk and approvers, its organisation and that one's supervisor. */
export async function visibleOrder({ stores }: Deps, request: OrderRequest): Promise<Order> {
  const { org, roles } = callerOf(request);
  const found = await stores.orders.load(request.params.orderId);
  const visible = withinAreas(request, 'order_unknown', (order: Order) => {
    const concerned = org !== undefined && [order.org, order.reopened?.supervisor].includes(org);
    return concerned || roles.includes('rating') || roles.includes('approver')
      ? order
      : { refusal: 'not_your_organisation' };
  });
  return orProblem(visible(found?.state));
}
