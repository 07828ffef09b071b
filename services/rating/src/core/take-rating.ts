import type { Decision } from '@haoban/contracts/decision';
import type { EventData } from '@haoban/contracts/events/catalogue';
import { catalogueAt, optionsVersion } from './catalogue.ts';
import type { RatedNode } from './rated-node.ts';
import { ratingRow } from './rating-row.ts';
import type { Channel, Rating, Series, Subject } from './subject.ts';

/** What a citizen says about a node. */
export type Said = {
  readonly level: number;
  readonly options: readonly number[];
  readonly text?: string;
  readonly realName?: boolean;
};

/** Where a rating came from: keyed hashes of device and address, and the time its device told (ISO). */
export type Provenance = Pick<
  EventData<'rating.submitted.v1'>,
  'deviceHash' | 'addressHash' | 'clientAt' | 'evidence'
>;

/** A rating to take at an instant (ISO), whatever way it came. */
export type Taking = Series & {
  readonly ratingId: string;
  readonly invitationId?: string;
  readonly at: string;
  /** Since when its options may have been in view (ISO). */
  readonly since: string;
  readonly said: Said;
  readonly channel: Channel;
  readonly provenance: Provenance;
  readonly request?: string;
  /** The member of staff who typed it in. */
  readonly actor?: string;
};

/** Takes a rating of a node: state, event, row and words of it in one decision. Every level is welcome. */
export function takeRating(
  before: Subject,
  rated: RatedNode,
  taking: Taking,
): Decision<Subject, 'option_unfit'> {
  const { ratingId, invitationId, round, at, since, said, channel, provenance, request, actor } = taking;
  const version = optionsVersion(said.level, said.options, { since, at });
  if (version === undefined) return { refusal: 'option_unfit' };
  const given = {
    ratingId,
    ...(invitationId === undefined ? {} : { invitationId }),
    node: rated.node,
    round,
    level: said.level,
    levelsVersion: catalogueAt(at).versions.levels,
    options: [...said.options],
    optionsVersion: version,
    hasText: said.text !== undefined,
    realName: said.realName === true,
    channel,
  };
  const rating: Rating = { ...given, at, ...(request === undefined ? {} : { request }) };
  const data: EventData<'rating.submitted.v1'> = {
    ...rated,
    ...given,
    enteredBy: actor === undefined ? 'citizen' : 'staff',
    ...provenance,
    ...(before.canary ? { canary: true } : {}),
  };
  const row = ratingRow(data, { at, region: before.region, actor });
  const texts = said.text === undefined ? {} : { texts: { [ratingId]: said.text } };
  return {
    state: { ...before, ratings: [...before.ratings, rating], fresh: { ratings: [row], ...texts } },
    events: [{ type: 'rating.submitted.v1', time: at, data }],
  };
}
