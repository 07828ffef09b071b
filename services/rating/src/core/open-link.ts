import { ratedNode, type RatedNode } from './rated-node.ts';
import { ratingOf, type Invitation, type Rating, type Subject } from './subject.ts';

export type LinkRefusal =
  | 'link_forged'
  | 'link_used'
  | 'already_rated'
  | 'link_replaced'
  | 'link_expired'
  | 'node_not_reached';

/** A link that can be used now: its subject, its invitation, and the node as it stands. */
export type OpenedLink = {
  readonly subject: Subject;
  readonly invitation: Invitation;
  readonly rated: RatedNode;
};

/** The rating an invitation led to, if there is one. */
export const ratingThrough = ({ ratings }: Subject, invitationId: string): Rating | undefined =>
  ratings.find((rating) => rating.invitationId === invitationId);

/** What a link lets the citizen rate at an instant (ISO); looking changes nothing. */
export function openLink(
  subject: Subject | undefined,
  invitationId: string,
  at: string,
): OpenedLink | { readonly refusal: LinkRefusal } {
  const invitation = subject?.invitations.find((known) => known.invitationId === invitationId);
  if (subject === undefined || invitation === undefined) return { refusal: 'link_forged' };
  if (ratingThrough(subject, invitationId)) return { refusal: 'link_used' };
  if (ratingOf(subject, invitation)) return { refusal: 'already_rated' };
  if (invitation.replacedAt !== undefined) return { refusal: 'link_replaced' };
  if (invitation.expiresAt <= at) return { refusal: 'link_expired' };
  const rated = ratedNode(subject, invitation.node);
  return rated === undefined ? { refusal: 'node_not_reached' } : { subject, invitation, rated };
}
