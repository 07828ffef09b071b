import type { Decision } from '@haoban/contracts/decision';
import type { Prereview, PrereviewRefusal } from './prereview.ts';

/** An officer's finding; one that ends the pre-review needs its reason. */
export type ReviewPrereview = {
  readonly at: string;
  readonly officer: string;
  readonly passed: boolean;
  readonly reason?: string;
};

/** Reviews what is there: passed, it waits for the rest; not passed, it ends. */
export function reviewPrereview(
  before: Prereview,
  { at, officer, passed, reason }: ReviewPrereview,
): Decision<Prereview, PrereviewRefusal> {
  if (before.status !== 'filed') return { refusal: 'wrong_status' };
  const why = reason === undefined ? {} : { reason };
  const data = { passed, officer, ...why };
  const reviewed = { type: 'prereview.reviewed.v1', time: at, data } as const;
  if (passed) return { state: { ...before, ...why, status: 'passed', officer }, events: [reviewed] };
  if (reason === undefined || reason.trim() === '') return { refusal: 'reason_missing' };
  return {
    state: { ...before, status: 'failed', officer, reason },
    events: [reviewed, { type: 'prereview.ended.v1', time: at, data: { reason } }],
  };
}
