import type { Decision } from '@haoban/contracts/decision';
import { isOpen, type Case, type CaseRefusal } from './case.ts';

/** Ends an open suspension: its clocks run again from the next day on. */
export function endSuspension(
  before: Case,
  { at, suspensionId }: { at: string; suspensionId: string },
): Decision<Case, CaseRefusal> {
  if (before.status !== 'open') return { refusal: 'wrong_status' };
  const found = before.suspensions.find((suspension) => suspension.suspensionId === suspensionId);
  if (found === undefined) return { refusal: 'suspension_unknown' };
  if (!isOpen(found)) return { refusal: 'suspension_ended' };
  const suspensions = before.suspensions.map((suspension) =>
    suspension === found ? { ...suspension, endedAt: at } : suspension,
  );
  return {
    state: { ...before, suspensions },
    events: [{ type: 'suspension.ended.v1', time: at, data: { suspensionId } }],
  };
}
