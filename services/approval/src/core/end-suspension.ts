import type { Decision } from '@haoban/contracts/decision';
import { isOpen, mayActFor, orgOf, withOfficer, type Actor, type Case, type CaseRefusal } from './case.ts';

/** Ends an open suspension: its clocks run again from the next day on. */
export function endSuspension(
  before: Case,
  { at, actor, suspensionId }: { at: string; actor: Actor; suspensionId: string },
): Decision<Case, CaseRefusal> {
  if (before.status !== 'open') return { refusal: 'wrong_status' };
  const found = before.suspensions.find((suspension) => suspension.suspensionId === suspensionId);
  if (found === undefined) return { refusal: 'suspension_unknown' };
  const stage = before.item.stages?.find(({ code }) => code === found.stage);
  if (!mayActFor(actor, stage?.org ?? orgOf(before))) return { refusal: 'org_denied' };
  if (!isOpen(found)) return { refusal: 'suspension_ended' };
  const suspensions = before.suspensions.map((suspension) =>
    suspension === found ? { ...suspension, endedAt: at } : suspension,
  );
  return {
    state: { ...before, suspensions, officers: withOfficer(before, actor.id) },
    events: [{ type: 'suspension.ended.v1', time: at, data: { suspensionId } }],
  };
}
