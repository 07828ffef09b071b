import type { Decision } from '@haoban/contracts/decision';
import { catalogueAt } from './catalogue.ts';
import { newSubject } from './hear-moment.ts';
import { inviteRating, type InviteRefusal } from './invite-rating.ts';
import { ratingOf, type EntryChannel, type LinkChannel, type Subject } from './subject.ts';

/** Where canaries live: no area's figures, no hall's window. */
export const canaryPlace = { region: '-', hall: 'canary', window: 'canary' } as const;
const series = { node: 'visit', round: 1 } as const;

/** One proof: a channel takes a level on a day (local date). */
export type Proof = {
  readonly day: string;
  readonly channel: LinkChannel | EntryChannel;
  readonly level: number;
};

/** Every channel a person can rate by, each with every level, worst first, at an instant (ISO). */
export const proofsOf = (day: string, at: string): readonly Proof[] =>
  catalogueAt(at).channels.flatMap(({ code }) => {
    const channel = personal.find((known) => known === code);
    return channel === undefined ? [] : [1, 2, 3, 4, 5].map((level) => ({ day, channel, level }));
  });
const personal = ['pc', 'mobile', 'qr', 'tablet', 'kiosk', 'sms', 'hotline', 'paper', 'survey'] as const;

/** The subject of a proof, the same for the whole day. */
export const canarySubject = ({ day, channel, level }: Proof): string => `canary-${day}-${channel}-${level}`;

/** A visit that nobody made, served at an instant (ISO); it is there once. */
export function layCanary(
  before: Subject | undefined,
  { subject, at }: { readonly subject: string; readonly at: string },
): Decision<Subject, never> {
  if (before !== undefined) return { state: before, events: [] };
  const served = { at, ...canaryPlace };
  return {
    state: { ...newSubject(subject, canaryPlace.region), canary: true, heard: { served } },
    events: [],
  };
}

/** Invites to rate a canary by a channel that has links. */
export const inviteCanary = (
  before: Subject,
  command: {
    readonly channel: LinkChannel;
    readonly at: string;
    readonly invitationId: string;
    readonly tokenHash: string;
  },
): Decision<Subject, InviteRefusal> => inviteRating(before, { ...command, ...series, days: 1 });

/** What is wrong with a canary that was sent; undefined when the rating is there as it was given. */
export function canaryFault(state: Subject | undefined, { channel, level }: Proof): string | undefined {
  const found =
    channel === 'survey'
      ? state?.ratings.find((rating) => rating.channel === channel)
      : state && ratingOf(state, series);
  if (found === undefined) return 'not there';
  if (found.channel !== channel) return `came in by ${found.channel}`;
  return found.level === level ? undefined : `came in with level ${found.level}`;
}
