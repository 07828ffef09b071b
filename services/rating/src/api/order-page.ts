import { callerOf } from '@haoban/service-kit/access';
import { ProblemError } from '@haoban/service-kit/problems';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Order } from '../core/order.ts';

/** How a page of orders is asked for: its length, and `next` of the page before. */
export const PageQuery = {
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  after: Type.Optional(Type.String({ maxLength: 80, pattern: '^(\\d{4}-\\d\\d-\\d\\d)?_.+$' })),
};

/** The last order of the page before. */
export function pageAfter(after: string | undefined) {
  if (after === undefined) return {};
  const end = after.indexOf('_');
  return { after: { due: after.slice(0, end), orderId: after.slice(end + 1) } };
}

/** A page and where the next one starts. */
export function pageOf(rows: readonly Order[], limit: number) {
  const last = rows.length < limit ? undefined : rows.at(-1);
  const next = last && `${last.dispatch?.due.rectify ?? ''}_${last.orderId}`;
  return { rows: [...rows], ...(next === undefined ? {} : { next }) };
}

/** Desk and approvers see every order of their areas, others those their organisation answers or supervises. */
export function ownOrders(
  request: FastifyRequest,
  { supervisor }: { readonly supervisor?: string },
): { readonly org?: string; readonly supervisor?: string } {
  const { org, roles } = callerOf(request);
  if (roles.includes('rating') || roles.includes('approver')) return {};
  if (org === undefined) throw new ProblemError('not_your_organisation');
  return supervisor === undefined ? { org } : { supervisor: org };
}
