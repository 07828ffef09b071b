import { Type, type Static } from 'typebox';
import type { Sample } from '../core/sample-reviews.ts';

/** A quarter (`2026-Q4`) as routes take it. */
export const Quarter = Type.String({ pattern: '^20\\d\\d-Q[1-4]$' });
export const Region = Type.String({ pattern: '^[0-9]{2,12}$' });

/** How a sample came about, and how many of each organisation and item are in it. */
export const SampleAnswer = Type.Object({
  quarter: Quarter,
  region: Region,
  seed: Type.String(),
  share: Type.Number(),
  cap: Type.Integer(),
  tolerance: Type.Number(),
  drawnAt: Type.String(),
  drawnBy: Type.String(),
  reviews: Type.Integer(),
  groups: Type.Array(
    Type.Object({
      org: Type.String(),
      item: Type.String(),
      decided: Type.Integer(),
      sampled: Type.Integer(),
    }),
  ),
});

export const sampleAnswer = ({ caseIds, groups, ...sample }: Sample): Static<typeof SampleAnswer> => ({
  ...sample,
  reviews: caseIds.length,
  groups: [...groups],
});
