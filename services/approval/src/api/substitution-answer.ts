import { approvalEvents } from '@haoban/contracts/events/approval';
import { Type, type Static } from 'typebox';
import { isRunning, type Substitution } from '../core/substitution.ts';

/** A substitution as staff see it; it is running from its start until its end. */
export const SubstitutionAnswer = Type.Object({
  ...approvalEvents['substitution.set.v1'].properties,
  endedAt: Type.Optional(Type.String()),
  running: Type.Boolean(),
});

export const substitutionAnswer = (
  substitution: Substitution,
  at: string,
): Static<typeof SubstitutionAnswer> => ({ ...substitution, running: isRunning(substitution, at) });
