import type { Decision } from '@haoban/contracts/decision';
import type { EventData } from '@haoban/contracts/events/catalogue';
import { named, type Order } from './order.ts';

/** A rating as it was submitted at an instant (ISO), about a case or ticket of a region. */
export type SubmittedRating = {
  readonly subject: string;
  readonly region: string;
  readonly at: string;
  readonly data: EventData<'rating.submitted.v1'>;
};

const worstGood = 3;

/** The order a rating leads to, or undefined where there is none: good ones, second rounds, canaries, surveys. */
export function orderIdFor({ ratingId, level, round, canary, channel }: SubmittedRating['data']) {
  const isBad = level !== null && level < worstGood;
  return isBad && round === 1 && canary !== true && channel !== 'survey' ? `O-${ratingId}` : undefined;
}

/**
 * Opens the order of a bad rating; a rating heard again finds it open. A visit that names no organisation is answered
 * by its hall.
 */
export function receiveOrder(
  before: Order | undefined,
  orderId: string,
  { subject, region, at, data }: SubmittedRating,
): Decision<Order, never> {
  if (before !== undefined) return { state: before, events: [] };
  const { ratingId, node, level, options, hasText, realName, itemCode, org, hall, window, officer } = data;
  const state: Order = {
    orderId,
    ratingId,
    region,
    org: org ?? hall ?? region,
    rating: {
      subject,
      node,
      level: level ?? 1,
      options,
      hasText,
      realName,
      at,
      ...(itemCode === undefined ? {} : { itemCode }),
      ...(hall === undefined ? {} : { hall }),
      ...(window === undefined ? {} : { window }),
    },
    ...(officer === undefined ? {} : { officer }),
    status: 'received',
    receivedAt: at,
    answers: [],
    lookUps: [],
    lights: [],
  };
  return { state, events: [{ type: 'rectification.received.v1', time: at, data: named(state) }] };
}
