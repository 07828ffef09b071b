import type { Envelope } from '@haoban/contracts/envelope';
import { dataOf } from '@haoban/contracts/event-data';
import type { NoticeDraft } from '@haoban/notices/outbox';

// Invitations that are made when their message goes out bear this in their id: their own event tells nobody twice.
const madeByMessage = 'message-';

/** The id of the invitation that a message makes; the same message makes it once. */
export const invitationOf = (eventId: string): string => `${madeByMessage}${eventId}`;

/** Who is invited by message: whoever gets a link for the phone, and to a second round, which nobody hands over. */
export function invitationDraft(event: Envelope): NoticeDraft[] {
  const { subject, region } = event;
  const { invitationId, node, round, channel } = dataOf(event, 'rating.invited.v1');
  if ((channel !== 'sms' && round !== 2) || invitationId.startsWith(madeByMessage)) return [];
  const values = { invitationId, node, round: String(round) };
  return [{ template: 'rating_invitation', subject, region, values }];
}

/** After a decision its applicant is invited; the link is made when the message goes out. */
export const decisionDraft = ({ subject, region }: Envelope): NoticeDraft[] => [
  { template: 'rating_invitation', subject, region, values: { node: '3', round: '1' } },
];

/** Whoever complained is asked whether the answer was a good one. */
export const followUpDraft = ({ subject, region }: Envelope): NoticeDraft[] => [
  { template: 'follow_up', subject, region, values: {} },
];
