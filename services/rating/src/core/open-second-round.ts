import type { Decision } from '@haoban/contracts/decision';
import { inviteRating, type InviteRefusal, type InviteRating } from './invite-rating.ts';
import type { Subject } from './subject.ts';

/** A closed rectification of a rating, and the invitation that goes out then. */
export type OpenSecondRound = Omit<InviteRating, 'node' | 'round' | 'channel'> & {
  readonly orderId: string;
  readonly ratingId: string;
};

/**
 * Opens round 2 of the node whose bad rating was answered, once, and invites to it the way the first rating came (by
 * SMS where that way has no links). It is a series of its own and never takes the place of round 1.
 */
export function openSecondRound(
  before: Subject,
  { orderId, ratingId, ...invitation }: OpenSecondRound,
): Decision<Subject, InviteRefusal | 'rating_unknown' | 'round_open'> {
  const rating = before.ratings.find((known) => known.ratingId === ratingId && known.round === 1);
  if (rating === undefined) return { refusal: 'rating_unknown' };
  const { node, channel } = rating;
  if (before.secondRounds.some((open) => open.node === node)) return { refusal: 'round_open' };
  const opened = { ...before, secondRounds: [...before.secondRounds, { node, orderId }] };
  const way = channel === 'pc' || channel === 'mobile' || channel === 'qr' ? channel : 'sms';
  return inviteRating(opened, { ...invitation, node, round: 2, channel: way });
}
