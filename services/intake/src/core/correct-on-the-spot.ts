import type { Decision } from '@haoban/contracts/decision';
import { unfit, withOfficer, type Case, type CaseRefusal, type Mending } from './case.ts';

// The acceptance names everything that was mended, and an event has room for so many.
const mostMendings = 200;

/**
 * Takes in what was mended at once (行政许可法 art. 32: 允许当场更正): no notice, and the review clock runs on.
 * `case.accepted` will say what was mended.
 */
export function correctOnTheSpot(before: Case, mending: Mending): Decision<Case, CaseRefusal> {
  if (before.status !== 'submitted') return unfit(before);
  const known = before.mendings.reduce((sum, { mended }) => sum + mended.length, 0);
  if (known + mending.mended.length > mostMendings) return { refusal: 'mendings_full' };
  const officers = withOfficer(before, mending.officer);
  return { state: { ...before, officers, mendings: [...before.mendings, mending] }, events: [] };
}
