import { ratedNode, type RatedNode } from './rated-node.ts';
import { ratingOf, type Invitation, type Subject } from './subject.ts';

export type LinkRefusal = 'link_forged' | 'link_used' | 'node_not_reached';

/** A link that can be used now: its subject, its invitation, and the node as it stands. */
export type OpenedLink = {
  readonly subject: Subject;
  readonly invitation: Invitation;
  readonly rated: RatedNode;
};

/** What an unexpired link of ours lets the citizen rate; looking changes nothing. */
export function openLink(
  subject: Subject | undefined,
  invitationId: string,
): OpenedLink | { readonly refusal: LinkRefusal } {
  const invitation = subject?.invitations.find((known) => known.invitationId === invitationId);
  if (subject === undefined || invitation === undefined) return { refusal: 'link_forged' };
  if (ratingOf(subject, invitation)) return { refusal: 'link_used' };
  const rated = ratedNode(subject, invitation.node);
  return rated === undefined ? { refusal: 'node_not_reached' } : { subject, invitation, rated };
}
