import type { Decision } from '@haoban/contracts/decision';
import type { Case } from './case.ts';
import { checklist, type Marks } from './quality-checklist.ts';

/** What one reviewer found. */
export type Score = {
  readonly reviewer: string;
  readonly marks: Marks;
  readonly score: number;
  readonly note?: string;
  readonly at: string;
};

/** A sampled case: `open` until two reviewers scored it, `disputed` while they are too far apart, then `final`. */
export type Review = {
  readonly reviewId: string;
  readonly quarter: string;
  readonly caseId: string;
  readonly region: string;
  readonly org: string;
  readonly item: string;
  /** Everybody who handled the case: none of them may review it. */
  readonly officers: readonly string[];
  readonly tolerance: number;
  readonly checklist: number;
  readonly status: 'open' | 'disputed' | 'final';
  readonly scores: readonly Score[];
  readonly final?: number;
};

/** Whoever reads or scores; a reviewer is an officer or an analyst. */
export type Reviewer = { readonly id: string; readonly org: string | undefined };

export const reviewerRoles = ['officer', 'analyst'] as const;

export type ReviewRefusal =
  | 'review_unknown'
  | 'area_denied'
  | 'review_final'
  | 'already_scored'
  | 'reviewer_own_org'
  | 'reviewer_involved';

/** The same case in the same quarter is one review, whichever sample drew it. */
export const reviewIdOf = (quarter: string, caseId: string): string => `QR-${quarter}-${caseId}`;

/** Opens the review of a decided case; one that is open already is `unchanged`. */
export function openReview(
  before: Review | undefined,
  state: Case,
  { quarter, tolerance }: { readonly quarter: string; readonly tolerance: number },
): Decision<Review, 'unchanged'> {
  if (before !== undefined) return { refusal: 'unchanged' };
  const { caseId, region, officers, item } = state;
  const reviewId = reviewIdOf(quarter, caseId);
  const org = state.org ?? item.org ?? '-';
  return {
    state: {
      reviewId,
      quarter,
      caseId,
      region,
      org,
      item: item.code,
      officers,
      tolerance,
      checklist: checklist.version,
      status: 'open',
      scores: [],
    },
    events: [{ type: 'review.sampled.v1', data: { reviewId, caseId, org, item: item.code } }],
  };
}

/** Why somebody may not review a case: it is their organisation's or they handled it; undefined when they may. */
export function unfitness(
  { org, officers }: Review,
  reviewer: Reviewer,
): 'reviewer_own_org' | 'reviewer_involved' | undefined {
  if (officers.includes(reviewer.id)) return 'reviewer_involved';
  return reviewer.org === org ? 'reviewer_own_org' : undefined;
}

/**
 * The scores somebody may see: all of a final review; before that a reviewer sees his own alone, so that each finds by
 * himself; whoever could not review sees none.
 */
export const scoresFor = ({ status, scores }: Review, { id }: Pick<Reviewer, 'id'>): readonly Score[] =>
  status === 'final' ? scores : scores.filter(({ reviewer }) => reviewer === id);
