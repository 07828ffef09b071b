import { Type, type Static } from 'typebox';
import type { Case } from '../core/case.ts';

/** A filing as callers see it: no personal data, no hashes. */
export const CaseAnswer = Type.Object({
  caseId: Type.String(),
  status: Type.Enum(['submitted', 'correcting', 'accepted', 'refused', 'withdrawn']),
  region: Type.String(),
  itemCode: Type.String(),
  org: Type.String(),
  channel: Type.String(),
  submittedAt: Type.String(),
  acceptedAt: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
});
export type CaseAnswer = Static<typeof CaseAnswer>;

export const caseAnswer = ({
  caseId,
  status,
  region,
  submittedAt,
  acceptedAt,
  reason,
  submission,
}: Case): CaseAnswer => ({
  caseId,
  status,
  region,
  itemCode: submission.itemCode,
  org: submission.org,
  channel: submission.channel,
  submittedAt,
  ...(acceptedAt === undefined ? {} : { acceptedAt }),
  ...(reason === undefined ? {} : { reason }),
});
