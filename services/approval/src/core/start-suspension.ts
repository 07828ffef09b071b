import type { Decision, NewEvent } from '@haoban/contracts/decision';
import {
  activeRun,
  mayActFor,
  orgOf,
  withOfficer,
  type Actor,
  type Case,
  type CaseRefusal,
  type Suspension,
} from './case.ts';
import { clocksStopped, isLocal, isListedStatute, type SuspensionReason } from './suspension-reasons.ts';

/** A suspension of the case or of one active stage; `plannedDays` are days of the law's procedure. */
export type StartSuspension = {
  readonly at: string;
  readonly actor: Actor;
  readonly suspensionId: string;
  readonly scope: 'case' | 'stage';
  readonly stage?: string;
  readonly reason: SuspensionReason;
  readonly notice?: string;
  readonly basis?: string;
  readonly plannedDays: number;
};

function refusalOf(before: Case, command: StartSuspension): CaseRefusal | undefined {
  const { scope, stage, reason, basis, actor } = command;
  if (before.status !== 'open') return 'wrong_status';
  if ((scope === 'stage') !== (stage !== undefined)) return 'stage_unfit';
  if (stage !== undefined && activeRun(before, stage) === undefined) return 'stage_not_active';
  const owner =
    stage === undefined ? orgOf(before) : before.item.stages?.find(({ code }) => code === stage)?.org;
  if (!mayActFor(actor, owner)) return 'org_denied';
  if (reason === 'other_by_statute') {
    if (basis === undefined) return 'basis_missing';
    if (!isListedStatute(basis, before.item)) return 'basis_not_listed';
  }
  return clocksStopped(reason, before.item).length === 0 ? 'reason_stops_nothing' : undefined;
}

/**
 * Stops the clocks that the reason may stop; a reason that may stop none is refused. A special procedure that the
 * applicant was not told of in writing stops them too, and is recorded as the violation it is (art. 45).
 */
export function startSuspension(before: Case, command: StartSuspension): Decision<Case, CaseRefusal> {
  const refusal = refusalOf(before, command);
  if (refusal !== undefined) return { refusal };
  const { at, actor, ...asked } = command;
  const { suspensionId, reason, notice } = asked;
  const data = { ...asked, stops: clocksStopped(reason, before.item), approver: actor.id };
  const suspension: Suspension = { ...data, startedAt: at };
  const events: NewEvent[] = [{ type: 'suspension.started.v1', time: at, data }];
  if (!isLocal(reason)) events.push(aboutNotice(before, actor.id, at, suspensionId, notice));
  return {
    state: {
      ...before,
      officers: withOfficer(before, actor.id),
      suspensions: [...before.suspensions, suspension],
    },
    events,
  };
}

// The applicant learns of a special procedure in writing, so its notice is a document.
function aboutNotice(
  before: Case,
  officer: string,
  at: string,
  violationId: string,
  notice: string | undefined,
): NewEvent {
  if (notice !== undefined) {
    return { type: 'document.issued.v1', time: at, data: { kind: 'special_procedure', number: notice } };
  }
  const kind = 'suspension_without_notice';
  const org = orgOf(before) ?? '-';
  return {
    type: 'violation.recorded.v1',
    time: at,
    data: { violationId, kind, clock: 'statutory', org, officer },
  };
}
