import { Type, type Static } from 'typebox';
import { isBlocked, type Credit } from '../core/credit.ts';

const { String: Text, Optional } = Type;

/** What an applicant's broken promises are, and whether they stand in the way of another one. */
export const CreditAnswer = Type.Object({
  blocked: Type.Boolean(),
  breaches: Type.Array(
    Type.Object({
      creditId: Text(),
      caseId: Text(),
      commitmentId: Text(),
      recordedAt: Text(),
      restored: Optional(Type.Object({ at: Text(), reason: Text(), approver: Text() })),
    }),
  ),
});
export type CreditAnswer = Static<typeof CreditAnswer>;

export const creditAnswer = (credit: Credit | undefined): CreditAnswer => ({
  blocked: isBlocked(credit),
  breaches: [...(credit?.breaches ?? [])],
});
