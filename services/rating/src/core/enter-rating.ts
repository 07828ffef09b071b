import type { Decision } from '@haoban/contracts/decision';
import { ratedNode } from './rated-node.ts';
import { ratingOf, surveyOf, type EntryChannel, type Series, type Subject } from './subject.ts';
import { takeRating, type Said } from './take-rating.ts';

/** What a citizen said to the hotline, on paper or to a survey, typed in by staff at an instant (ISO). */
export type EnterRating = Series & {
  readonly ratingId: string;
  readonly at: string;
  readonly channel: EntryChannel;
  readonly said: Said;
  /** Number of the call record, the scan or the survey sheet. */
  readonly evidence: string;
  readonly actor: string;
  readonly clientAt?: string;
};

export type EntryRefusal =
  | 'subject_unknown'
  | 'area_denied'
  | 'own_case'
  | 'node_not_reached'
  | 'round_not_open'
  | 'node_rated'
  | 'evidence_missing'
  | 'option_unfit';

/** Takes a rating that staff type in, with its evidence; never from somebody who had a part in the case. */
export function enterRating(before: Subject, command: EnterRating): Decision<Subject, EntryRefusal> {
  const { node, round, channel, evidence, actor, clientAt } = command;
  if (before.officers.includes(actor)) return { refusal: 'own_case' };
  if (evidence.trim() === '') return { refusal: 'evidence_missing' };
  const rated = ratedNode(before, node);
  if (rated === undefined) return { refusal: 'node_not_reached' };
  if (round === 2 && !before.secondRounds.some((open) => open.node === node))
    return { refusal: 'round_not_open' };
  const known = channel === 'survey' ? surveyOf(before, command) : ratingOf(before, command);
  if (known !== undefined) return { refusal: 'node_rated' };
  const provenance = { evidence, ...(clientAt === undefined ? {} : { clientAt }) };
  return takeRating(before, rated, { ...command, provenance, since: rated.nodeAt });
}
