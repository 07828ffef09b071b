import type { Decision } from '@haoban/contracts/decision';
import { fits } from './catalogue.ts';
import { openLink, type LinkRefusal } from './open-link.ts';
import type { Channel, Rating, Subject } from './subject.ts';

/** A rating sent through a link at an instant (ISO), with what is kept of the device it came from. */
export type SubmitRating = {
  readonly invitationId: string;
  readonly ratingId: string;
  readonly at: string;
  readonly level: number;
  readonly options: readonly number[];
  readonly text?: string;
  readonly channel: Channel;
  readonly request?: string;
  readonly provenance: {
    readonly deviceHash?: string;
    readonly addressHash: string;
    readonly clientAt?: string;
  };
};

/** The rating an invitation led to, if there is one. */
export const ratingThrough = ({ ratings }: Subject, invitationId: string): Rating | undefined =>
  ratings.find((rating) => rating.invitationId === invitationId);

const isRepeated = (before: Subject, { invitationId, request }: SubmitRating): boolean =>
  request !== undefined && ratingThrough(before, invitationId)?.request === request;

/** Takes the one rating of a link; the same request sent again finds its rating done and changes nothing. */
export function submitRating(
  before: Subject | undefined,
  command: SubmitRating,
): Decision<Subject, LinkRefusal | 'option_unfit'> {
  if (before !== undefined && isRepeated(before, command)) return { state: before, events: [] };
  const opened = openLink(before, command.invitationId);
  if ('refusal' in opened) return opened;
  if (!fits(command.level, command.options)) return { refusal: 'option_unfit' };
  const { subject, invitation, rated } = opened;
  const { ratingId, at, level, channel, text, request, provenance } = command;
  const said = {
    ratingId,
    invitationId: invitation.invitationId,
    node: invitation.node,
    round: invitation.round,
    level,
    options: [...command.options],
    hasText: text !== undefined,
    channel,
  };
  const rating = { ...said, at, ...(request === undefined ? {} : { request }) };
  const words = text === undefined ? {} : { texts: { [ratingId]: text } };
  const data = { ...rated, ...said, realName: false, enteredBy: 'citizen' as const, ...provenance };
  return {
    state: { ...subject, ratings: [...subject.ratings, rating], ...words },
    events: [{ type: 'rating.submitted.v1', time: at, data }],
  };
}
