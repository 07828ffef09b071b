import type { Decision } from '@haoban/contracts/decision';
import { ratedNode } from './rated-node.ts';
import {
  invitationsOf,
  ratingOf,
  type Invitation,
  type LinkChannel,
  type Series,
  type Subject,
} from './subject.ts';

const dayMs = 24 * 3600 * 1000;
// Whoever asks more often plays with it.
const mostInvitations = 30;

/** An invitation asked for at an instant (ISO), with the id and token hash it will have; open for natural days. */
export type InviteRating = Series & {
  readonly channel: LinkChannel;
  readonly at: string;
  readonly invitationId: string;
  readonly tokenHash: string;
  readonly days: number;
};

export type InviteRefusal =
  | 'subject_unknown'
  | 'area_denied'
  | 'invitation_not_yours'
  | 'node_not_reached'
  | 'round_not_open'
  | 'node_rated'
  | 'invitations_exhausted';

/** True when an invitation leads to its rating at an instant (ISO), unless that was given another way. */
export const isOpen = ({ expiresAt, replacedAt }: Invitation, at: string): boolean =>
  replacedAt === undefined && expiresAt > at;

/** Invites to rate a node that was reached. The link of the same channel that was open before is void from now on. */
export function inviteRating(before: Subject, command: InviteRating): Decision<Subject, InviteRefusal> {
  const { node, round, channel, at, invitationId, tokenHash, days } = command;
  const rated = ratedNode(before, node);
  if (rated === undefined) return { refusal: 'node_not_reached' };
  if (round === 2 && !before.secondRounds.some((open) => open.node === node))
    return { refusal: 'round_not_open' };
  if (ratingOf(before, command)) return { refusal: 'node_rated' };
  if (invitationsOf(before, command).length >= mostInvitations) return { refusal: 'invitations_exhausted' };
  const expiresAt = new Date(Date.parse(at) + days * dayMs).toISOString();
  const isReplaced = (known: Invitation): boolean =>
    known.node === node && known.round === round && known.channel === channel && isOpen(known, at);
  const invitation = { invitationId, node, round, channel, invitedAt: at, expiresAt };
  const others = before.invitations.map((known) =>
    isReplaced(known) ? { ...known, replacedAt: at } : known,
  );
  const link = {
    token_hash: tokenHash,
    invitation_id: invitationId,
    node,
    round,
    channel,
    expires_at: expiresAt,
  };
  return {
    state: { ...before, invitations: [...others, invitation], fresh: { links: [link] } },
    // a canary is no question to anybody
    events: before.canary
      ? []
      : [
          {
            type: 'rating.invited.v1',
            time: at,
            data: { ...rated, invitationId, round, expiresAt, channel },
          },
        ],
  };
}
