import { isOpen } from './invite-rating.ts';
import { nodes, ratedNode } from './rated-node.ts';
import { ratingOf, type Invitation, type Subject } from './subject.ts';

type Status = 'used' | 'replaced' | 'open' | 'expired';

/** What is known of a subject at an instant (ISO): nodes reached, where each invitation stands, ratings worst first. */
export function showSubject(state: Subject, at: string) {
  const { subject, region, invitations, ratings, defaults } = state;
  const statusOf = (invitation: Invitation): Status => {
    if (ratingOf(state, invitation)) return 'used';
    if (isOpen(invitation, at)) return 'open';
    return invitation.replacedAt === undefined ? 'expired' : 'replaced';
  };
  const standing = (invitation: Invitation) => ({ ...invitation, status: statusOf(invitation) });
  return {
    subject,
    region,
    nodes: nodes.flatMap((node) => ratedNode(state, node) ?? []),
    invitations: invitations.map(standing),
    ratings: ratings
      .toSorted((a, b) => a.level - b.level)
      .map((rating) => ({ ...rating, options: [...rating.options] })),
    defaults: [...defaults],
  };
}
