import { nodes, ratedNode } from './rated-node.ts';
import { ratingOf, type Invitation, type Subject } from './subject.ts';

/** What is known of a subject at an instant (ISO): nodes reached, where each invitation stands, ratings worst first. */
export function showSubject(state: Subject, at: string) {
  const { subject, region, invitations, ratings } = state;
  const statusOf = (invitation: Invitation): 'used' | 'open' | 'expired' => {
    if (ratingOf(state, invitation)) return 'used';
    return invitation.expiresAt > at ? 'open' : 'expired';
  };
  const standing = (invitation: Invitation) => ({ ...invitation, status: statusOf(invitation) });
  return {
    subject,
    region,
    nodes: nodes.flatMap((node) => ratedNode(state, node) ?? []),
    invitations: invitations.map(standing),
    ratings: ratings.toSorted((a, b) => a.level - b.level),
  };
}
