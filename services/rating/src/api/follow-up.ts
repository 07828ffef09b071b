import type { Http } from '@haoban/service-kit/http';
import { orProblem } from '@haoban/service-kit/outcomes';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { followUp, openFollowUp } from '../core/follow-up.ts';
import type { Order, OrderRefusal } from '../core/order.ts';
import type { Deps } from './deps.ts';
import { TokenParams } from './route-params.ts';

const Words = { zh: Type.String(), en: Type.String() };
const levels = [
  { level: 3, zh: '满意', en: 'satisfied' },
  { level: 2, zh: '基本满意', en: 'basically satisfied' },
  { level: 1, zh: '不满意', en: 'not satisfied' },
];
const Asked = Type.Object({
  kind: Type.Enum(['fixed', 'explained']),
  answer: Type.String(),
  answeredAt: Type.String(),
  expiresAt: Type.String(),
  levels: Type.Array(Type.Object({ level: Type.Integer(), ...Words })),
});
const Thanks = Type.Object({ reopened: Type.Boolean(), thanks: Type.Object(Words) });
const thanks = {
  done: { zh: '感谢您的反馈。', en: 'Thank you for telling us.' },
  reopened: {
    zh: '感谢您的反馈，我们已转上级部门重新办理。',
    en: 'Thank you. The matter was re-opened and goes to the supervising authority.',
  },
};

async function orderOf(
  { stores, followUpLinks }: Deps,
  token: string,
): Promise<{ order: Order; linkHash: string }> {
  const linkHash = followUpLinks.hashOf(token);
  const orderId = await stores.orderOfLink(linkHash);
  const order = orderId === undefined ? undefined : (await stores.orders.load(orderId))?.state;
  if (order === undefined) throw new ProblemError('link_forged');
  return { order, linkHash };
}

/** GET /api/rating/follow-ups/{token}: the answer to a bad rating; opening it never uses the link up. */
export function openFollowUpRoute(app: Http, deps: Deps): void {
  app.get(
    '/api/rating/follow-ups/:token',
    {
      config: { access: 'public' },
      schema: {
        tags: ['follow-ups'],
        summary: '查看整改答复 see the answer',
        params: TokenParams,
        response: { 200: Asked },
      },
    },
    async (request, reply) => {
      const { order, linkHash } = await orderOf(deps, request.params.token);
      const answer = orProblem(openFollowUp(order, linkHash, deps.now().toISOString()));
      const texts = await deps.stores.textsOf(order.orderId);
      const number = order.answers.findIndex((given) => given.linkHash === linkHash) + 1;
      return reply.header('cache-control', 'no-store').send({
        kind: answer.kind,
        answer: texts[`answer_${number}`] ?? '',
        answeredAt: answer.at,
        expiresAt: answer.lapsesAt,
        levels,
      });
    },
  );
}

/** POST /api/rating/follow-ups/{token}: what the citizen thinks of the answer, once. */
export function followUpRoute(app: Http, deps: Deps): void {
  app.post(
    '/api/rating/follow-ups/:token',
    {
      config: { access: 'public' },
      schema: {
        tags: ['follow-ups'],
        summary: '评价整改答复 rate the answer',
        params: TokenParams,
        body: strictObject({ level: Type.Integer({ minimum: 1, maximum: 3 }) }),
        response: { 201: Thanks },
      },
    },
    async (request, reply) => {
      const { order, linkHash } = await orderOf(deps, request.params.token);
      const command = { at: deps.now().toISOString(), linkHash, level: request.body.level };
      const outcome = await deps.stores.orders.execute<OrderRefusal>({
        subject: order.orderId,
        region: ({ region }) => region,
        context: { actor: 'citizen', traceparent: request.traceparent },
        decide: (before, world) =>
          before === undefined || world === undefined
            ? { refusal: 'order_unknown' }
            : followUp(before, world, command),
      });
      const reopened = orProblem(outcome).state.status === 'rectifying';
      return reply.code(201).send({ reopened, thanks: reopened ? thanks.reopened : thanks.done });
    },
  );
}
