import type { Decision } from '@haoban/contracts/decision';
import { ratedNode } from './rated-node.ts';
import { ratingOf, type Invitation, type Node, type Subject } from './subject.ts';

const openForDays = 30;
const dayMs = 24 * 3600 * 1000;

/** An invitation asked for at an instant (ISO); the id is used when there is no open one. */
export type InviteRating = { readonly node: Node; readonly at: string; readonly invitationId: string };

export type InviteRefusal =
  | 'subject_unknown'
  | 'area_denied'
  | 'invitation_not_yours'
  | 'node_not_reached'
  | 'node_rated';

/** The invitation of a node's first round that can still be used at an instant (ISO). */
export const openInvitation = ({ invitations }: Subject, node: Node, at: string): Invitation | undefined =>
  invitations.find((known) => known.node === node && known.round === 1 && known.expiresAt > at);

/** Invites to rate a node that was reached; while an invitation is open, it is the answer to every further one. */
export function inviteRating(before: Subject, command: InviteRating): Decision<Subject, InviteRefusal> {
  const { node, at, invitationId } = command;
  const rated = ratedNode(before, node);
  if (rated === undefined) return { refusal: 'node_not_reached' };
  if (ratingOf(before, { node, round: 1 })) return { refusal: 'node_rated' };
  if (openInvitation(before, node, at)) return { state: before, events: [] };
  const expiresAt = new Date(Date.parse(at) + openForDays * dayMs).toISOString();
  const invitation = { invitationId, node, round: 1, invitedAt: at, expiresAt };
  return {
    state: { ...before, invitations: [...before.invitations, invitation] },
    events: [{ type: 'rating.invited.v1', time: at, data: { ...rated, invitationId, round: 1, expiresAt } }],
  };
}
