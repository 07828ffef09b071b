import type { EventData } from '@haoban/contracts/events/catalogue';

/** What of a subject can be rated: filing, acceptance and decision of a case, or one visit. */
export type Node = EventData<'rating.invited.v1'>['node'];
/** How the citizen rated. */
export type Channel = EventData<'rating.submitted.v1'>['channel'];

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

/** One single-use link, open until `expiresAt` (ISO) or its rating. */
export type Invitation = {
  readonly invitationId: string;
  readonly node: Node;
  readonly round: number;
  readonly invitedAt: string;
  readonly expiresAt: string;
};

/** A rating as given; `request` recognises the same request sent again. */
export type Rating = {
  readonly ratingId: string;
  readonly invitationId: string;
  readonly node: Node;
  readonly round: number;
  readonly level: number;
  readonly options: number[];
  readonly hasText: boolean;
  readonly channel: Channel;
  readonly at: string;
  readonly request?: string;
};

/**
 * A case or ticket. `heard` holds each moment apart, so that the order in which services speak changes nothing;
 * nodes are derived from it. `texts` (by ratingId) is only ever written: the table of that name takes it over.
 */
export type Subject = {
  readonly subject: string;
  readonly region: string;
  readonly heard: { readonly [M in Moment]?: Fact };
  readonly invitations: readonly Invitation[];
  readonly ratings: readonly Rating[];
  readonly texts?: { readonly [ratingId: string]: string };
};

/** The known parts of a place, the others left out. */
export const knownPlace = (from: { readonly [K in keyof Place]?: Place[K] | undefined }): Place => ({
  ...(from.itemCode === undefined ? {} : { itemCode: from.itemCode }),
  ...(from.org === undefined ? {} : { org: from.org }),
  ...(from.hall === undefined ? {} : { hall: from.hall }),
  ...(from.window === undefined ? {} : { window: from.window }),
  ...(from.officer === undefined ? {} : { officer: from.officer }),
});

/** The rating of a node and round, if it was given. */
export const ratingOf = ({ ratings }: Subject, { node, round }: Pick<Invitation, 'node' | 'round'>) =>
  ratings.find((rating) => rating.node === node && rating.round === round);
