import { Type, type Static } from 'typebox';
import type { Case } from '../core/case.ts';

/** What a case was accepted without, until when, and what became of it. */
export const CommitmentsAnswer = Type.Object({
  commitments: Type.Array(
    Type.Object({
      commitmentId: Type.String(),
      kind: Type.Enum(['tolerance', 'commitment']),
      materials: Type.Array(Type.String()),
      due: Type.String(),
      status: Type.Enum(['due', 'kept', 'broken']),
    }),
  ),
});
export type CommitmentsAnswer = Static<typeof CommitmentsAnswer>;

export const commitmentsAnswer = ({ commitments }: Case): CommitmentsAnswer => ({
  commitments: [...commitments],
});
