import { placeOfEvent } from './event-place.ts';
import type { FactRow } from './fact-values.ts';
import { isSet, numberOf, textOf } from './read-data.ts';
import type { Reference } from './reference.ts';
import { rowHead } from './row-head.ts';
import type { SubjectEvents } from './subject-events.ts';

/** The finished row of a quality review (review_facts_v1); until its final score is said it has no date. Undefined for anything else. */
export function reviewFacts(known: SubjectEvents, reference: Reference, asOf: string): FactRow | undefined {
  const sampled = known.of('review.sampled.v1').at(-1);
  const scores = known.of('review.scored.v1');
  const said = sampled ?? scores[0];
  if (said === undefined) return undefined;
  const final = scores.findLast(({ data }) => isSet(data, 'final'));
  const { region, zone, dateOf } = placeOfEvent(said, reference);
  return {
    ...rowHead(known, reference, asOf),
    region,
    zone,
    case_id: textOf(sampled?.data, 'caseId'),
    org: textOf(sampled?.data, 'org'),
    item: textOf(sampled?.data, 'item'),
    score_date: dateOf(final?.timeMs),
    score: Math.round((numberOf(final?.data, 'score') ?? 0) * 100),
  };
}
