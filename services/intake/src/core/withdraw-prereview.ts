import type { Decision } from '@haoban/contracts/decision';
import { isWaiting, type Prereview, type PrereviewRefusal } from './prereview.ts';

/** Ends a pre-review that its applicant took back. */
export function withdrawPrereview(
  before: Prereview,
  { at, reason }: { at: string; reason: string },
): Decision<Prereview, PrereviewRefusal> {
  if (!isWaiting(before)) return { refusal: 'wrong_status' };
  if (reason.trim() === '') return { refusal: 'reason_missing' };
  return {
    state: { ...before, status: 'withdrawn', reason },
    events: [{ type: 'prereview.ended.v1', time: at, data: { reason } }],
  };
}
