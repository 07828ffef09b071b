import type { EventData } from '@haoban/contracts/events/catalogue';
import type { RatingRow } from './rating-row.ts';

/** What of a subject can be rated: filing, acceptance and decision of a case, or one visit. */
export type Node = EventData<'rating.invited.v1'>['node'];
/** How a rating came in. */
export type Channel = EventData<'rating.submitted.v1'>['channel'];
/** How a link is handed over. */
export type LinkChannel = Exclude<Channel, 'system' | 'hotline' | 'paper' | 'survey'>;
/** How staff enter what a citizen said elsewhere. */
export type EntryChannel = Extract<Channel, 'hotline' | 'paper' | 'survey'>;

/** Who and what a rating is about, as far as it is known. */
export type Place = {
  readonly itemCode?: string;
  readonly org?: string;
  readonly hall?: string;
  readonly window?: string;
  readonly officer?: string;
};

/** An instant (ISO) other services told of, where it happened and who was there. */
export type Fact = Place & { readonly at: string; readonly region: string };
export type Moment = 'submitted' | 'accepted' | 'decided' | 'served';

/** Which of a subject's ratings: round 1 is the citizen's, round 2 follows a closed rectification. */
export type Series = { readonly node: Node; readonly round: number };

/** One single-use link, open until `expiresAt` (ISO), its rating, or a newer link of its channel. */
export type Invitation = Series & {
  readonly invitationId: string;
  readonly channel: LinkChannel;
  readonly invitedAt: string;
  readonly expiresAt: string;
  readonly replacedAt?: string;
};

/** A rating as it was given; `request` recognises its sending again. Surveys are a series of their own. */
export type Rating = Series & {
  readonly ratingId: string;
  readonly invitationId?: string;
  readonly level: number;
  readonly levelsVersion: number;
  readonly options: readonly number[];
  readonly optionsVersion: number;
  readonly hasText: boolean;
  readonly realName: boolean;
  readonly channel: Channel;
  readonly at: string;
  readonly request?: string;
  readonly invalidated?: { readonly at: string; readonly reason: string };
};

/** What silence became (level 3, channel system); never in a quality rate, never in the way of a citizen. */
export type DefaultRating = Series & {
  readonly ratingId: string;
  readonly level: number;
  readonly at: string;
};

/** What a change brings along for other tables; the database takes it over, so it is only ever written. */
export type Fresh = {
  readonly links?: readonly LinkRow[];
  readonly ratings?: readonly RatingRow[];
  readonly texts?: { readonly [ratingId: string]: string };
  readonly invalidated?: readonly { rating_id: string; at: string; reason: string }[];
};
type LinkRow = Series & {
  readonly token_hash: string;
  readonly invitation_id: string;
  readonly channel: LinkChannel;
  readonly expires_at: string;
};

/**
 * A case or ticket. `heard` holds each moment apart, so that the order in which services speak changes nothing;
 * nodes are derived from it. `officers` are all who had a part in it, in order of their codes.
 */
export type Subject = {
  readonly subject: string;
  readonly region: string;
  readonly wakesAt?: string | null;
  readonly heard: { readonly [M in Moment]?: Fact };
  readonly officers: readonly string[];
  readonly applicantRef?: string;
  readonly caseIds?: readonly string[];
  readonly canary?: boolean;
  readonly invitations: readonly Invitation[];
  readonly ratings: readonly Rating[];
  readonly defaults: readonly DefaultRating[];
  readonly secondRounds: readonly { readonly node: Node; readonly orderId: string }[];
  readonly fresh?: Fresh;
};

/** The known parts of a place, the others left out. */
export const knownPlace = (from: { readonly [K in keyof Place]?: Place[K] | undefined }): Place => ({
  ...(from.itemCode === undefined ? {} : { itemCode: from.itemCode }),
  ...(from.org === undefined ? {} : { org: from.org }),
  ...(from.hall === undefined ? {} : { hall: from.hall }),
  ...(from.window === undefined ? {} : { window: from.window }),
  ...(from.officer === undefined ? {} : { officer: from.officer }),
});

const isOf =
  ({ node, round }: Series) =>
  (known: Series): boolean =>
    known.node === node && known.round === round;

/** The citizen's rating of a node and round, if it was given; a survey answers for itself alone. */
export const ratingOf = ({ ratings }: Subject, series: Series): Rating | undefined =>
  ratings.find((rating) => isOf(series)(rating) && rating.channel !== 'survey');

/** The survey's rating of a node, if there is one. */
export const surveyOf = ({ ratings }: Subject, series: Series): Rating | undefined =>
  ratings.find((rating) => isOf(series)(rating) && rating.channel === 'survey');

/** The invitations of a node and round, oldest first. */
export const invitationsOf = ({ invitations }: Subject, series: Series): readonly Invitation[] =>
  invitations.filter(isOf(series));

/** What silence about a node became, if anything. */
export const defaultOf = ({ defaults }: Subject, series: Series): DefaultRating | undefined =>
  defaults.find(isOf(series));
