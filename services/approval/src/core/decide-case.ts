import type { Decision, NewEvent } from '@haoban/contracts/decision';
import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Judgement } from '@haoban/sla-clock/judge';
import { isOpen, mayActFor, orgOf, withOfficer, type Actor, type Case, type CaseRefusal } from './case.ts';
import { calendarOf, judgeCase, type Days } from './judge-case.ts';
import { defaultRemedy } from './remedy.ts';
import { isFailed, isThrough } from './stage-graph.ts';
import { workingMinutesOf } from './working-minutes.ts';

/** A decision by an officer of the case's organisation, judged by a calendar and a zone. */
export type DecideCase = {
  readonly at: string;
  readonly actor: Actor;
  readonly outcome: 'granted' | 'granted_tolerance' | 'denied';
  readonly reason?: string;
  readonly remedy?: string;
  readonly days: Days;
};

type Verdicts = NonNullable<EventData<'case.decided.v1'>['judgement']>;
const verdict = ({ due, elapsedDays, onTime }: Judgement) => ({ due, elapsedDays, onTime });

// Papers that may come late make another grant than papers that are there.
function grantRefusal(state: Case, outcome: DecideCase['outcome']): CaseRefusal | undefined {
  const { awaited = [], commitments } = state;
  const tolerances = commitments.filter(({ kind }) => kind === 'tolerance');
  // without a calendar nobody has said yet until when they may come
  const tolerated =
    tolerances.length === 0
      ? awaited.some(({ kind }) => kind === 'tolerance')
      : tolerances.some(({ status }) => status === 'due');
  if (outcome === 'granted' && tolerated) return 'tolerance_open';
  return outcome === 'granted_tolerance' && !tolerated ? 'tolerance_missing' : undefined;
}

function refusalOf(before: Case, { actor, outcome, reason }: DecideCase): CaseRefusal | undefined {
  if (before.status !== 'open') return 'wrong_status';
  if (!mayActFor(actor, orgOf(before))) return 'org_denied';
  if (outcome === 'denied' && (reason ?? '').trim() === '') return 'reason_missing';
  if (before.suspensions.some(isOpen)) return 'suspension_open';
  const failed = isFailed(before.runs);
  if (!isThrough(before.item, before.runs)) {
    if (!failed) return 'stages_open';
    if (outcome !== 'denied') return 'stage_failed';
  }
  return grantRefusal(before, outcome);
}

/**
 * Decides a case whose stages have passed; a failed one allows a denial at once. A denial needs its reason, says where
 * it may be contested, and is issued as a document.
 */
export function decideCase(before: Case, command: DecideCase): Decision<Case, CaseRefusal> {
  const refusal = refusalOf(before, command);
  if (refusal !== undefined) return { refusal };
  const { at, actor, outcome, reason, remedy = defaultRemedy, days } = command;
  const why = {
    ...(reason === undefined ? {} : { reason }),
    ...(outcome === 'denied' ? { remedy } : {}),
  };
  const decisions = before.decisions + 1;
  const officers = withOfficer(before, actor.id);
  const ended = { status: outcome, endedAt: at, decidedBy: actor.id, decisions, officers };
  const state: Case = { ...before, ...why, ...ended };
  const judgement = judgementOf(state, days, at);
  const data = {
    outcome,
    ...why,
    officer: actor.id,
    calendar: calendarOf(state, days),
    ...(judgement === undefined ? {} : { judgement }),
  };
  const events: NewEvent[] = [{ type: 'case.decided.v1', time: at, data }];
  if (outcome === 'denied') {
    const number = `BY-${before.caseId}-${String(decisions).padStart(2, '0')}`;
    events.push({ type: 'document.issued.v1', time: at, data: { kind: 'denial', number } });
  }
  return { state, events };
}

function judgementOf(state: Case, days: Days, at: string): Verdicts | undefined {
  if (days.calendar === undefined) return undefined;
  const { statutory, promised } = judgeCase(state, days, at);
  return {
    ...(statutory === undefined ? {} : { statutory: verdict(statutory) }),
    ...(promised === undefined ? {} : { promised: verdict(promised) }),
    workingMinutes: workingMinutesOf(state, days, at),
  };
}
