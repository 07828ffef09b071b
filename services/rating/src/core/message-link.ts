import type { Decision } from '@haoban/contracts/decision';
import { inviteRating, isOpen, type InviteRating, type InviteRefusal } from './invite-rating.ts';
import { ratingOf, type Invitation, type Series, type Subject } from './subject.ts';

/** The invitation of an id while it leads to a rating at an instant (ISO); undefined when there is nothing to ask. */
export function openInvitation(before: Subject, invitationId: string, at: string): Invitation | undefined {
  const found = before.invitations.find((known) => known.invitationId === invitationId);
  if (found === undefined || !isOpen(found, at) || ratingOf(before, found) !== undefined) return undefined;
  return found;
}

/** Whether somebody is asked for a rating at all: it was not given, and this is no test of the machine. */
export const isAsked = (subject: Subject, series: Series): boolean =>
  subject.canary !== true && ratingOf(subject, series) === undefined;

/** Makes the invitation that a message carries, unless an earlier try of the same message made it. */
export const inviteByMessage = (
  before: Subject,
  command: Omit<InviteRating, 'channel'>,
): Decision<Subject, InviteRefusal | 'made_already'> =>
  before.invitations.some(({ invitationId }) => invitationId === command.invitationId)
    ? { refusal: 'made_already' }
    : inviteRating(before, { ...command, channel: 'sms' });
