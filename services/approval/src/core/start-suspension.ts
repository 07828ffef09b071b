import type { Decision, NewEvent } from '@haoban/contracts/decision';
import { activeRun, type Case, type CaseRefusal, type Suspension } from './case.ts';
import { clocksStopped, localReasons, type SuspensionReason } from './suspension-reasons.ts';

/** A suspension of the case or of one active stage; `plannedDays` are days of the law's procedure. */
export type StartSuspension = {
  readonly at: string;
  readonly suspensionId: string;
  readonly scope: 'case' | 'stage';
  readonly stage?: string;
  readonly reason: SuspensionReason;
  readonly notice?: string;
  readonly basis?: string;
  readonly plannedDays: number;
};

/** Stops the clocks that the reason may stop; a reason that may stop none is refused. */
export function startSuspension(before: Case, command: StartSuspension): Decision<Case, CaseRefusal> {
  const { at, ...asked } = command;
  const { scope, stage, reason, basis, notice } = asked;
  if (before.status !== 'open') return { refusal: 'wrong_status' };
  if ((scope === 'stage') !== (stage !== undefined)) return { refusal: 'stage_unfit' };
  if (stage !== undefined && activeRun(before, stage) === undefined) return { refusal: 'stage_not_active' };
  if (reason === 'other_by_statute' && basis === undefined) return { refusal: 'basis_missing' };
  const stops = clocksStopped(reason, before.item);
  if (stops.length === 0) return { refusal: 'reason_stops_nothing' };
  const data = { ...asked, stops };
  const suspension: Suspension = { ...data, startedAt: at };
  const events: NewEvent[] = [{ type: 'suspension.started.v1', time: at, data }];
  // the applicant learns of a special procedure in writing, so its notice is a document
  if (notice !== undefined && !localReasons.some((local) => local === reason)) {
    events.push({
      type: 'document.issued.v1',
      time: at,
      data: { kind: 'special_procedure', number: notice },
    });
  }
  return { state: { ...before, suspensions: [...before.suspensions, suspension] }, events };
}
