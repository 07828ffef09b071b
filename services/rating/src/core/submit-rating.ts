import type { Decision } from '@haoban/contracts/decision';
import { carriedBy } from './catalogue.ts';
import { openLink, ratingThrough, type LinkRefusal } from './open-link.ts';
import type { Channel, Subject } from './subject.ts';
import { takeRating, type Provenance, type Said } from './take-rating.ts';

/** A rating sent through a link at an instant (ISO); without a channel it is the one the link was handed over by. */
export type SubmitRating = {
  readonly invitationId: string;
  readonly ratingId: string;
  readonly at: string;
  readonly said: Said;
  readonly channel?: Channel;
  readonly request?: string;
  readonly provenance: Provenance;
};

export type SubmitRefusal = LinkRefusal | 'option_unfit' | 'channel_unfit';

/** Takes the one rating of a link; the same request sent again finds its rating done and changes nothing. */
export function submitRating(
  before: Subject | undefined,
  command: SubmitRating,
): Decision<Subject, SubmitRefusal> {
  const { invitationId, request, at } = command;
  if (
    before !== undefined &&
    request !== undefined &&
    ratingThrough(before, invitationId)?.request === request
  )
    return { state: before, events: [] };
  const opened = openLink(before, invitationId, at);
  if ('refusal' in opened) return opened;
  const { subject, invitation, rated } = opened;
  const channel = command.channel ?? invitation.channel;
  if (!carriedBy(invitation.channel, at).includes(channel)) return { refusal: 'channel_unfit' };
  const { round, invitedAt } = invitation;
  return takeRating(subject, rated, { ...command, node: rated.node, round, channel, since: invitedAt });
}
