import { Type } from 'typebox';
import { Term } from '../terms.ts';
import * as f from './fields.ts';

const { optional } = f;
const Stage = Type.Object({
  stage: f.Code,
  name: f.Text,
  org: f.Code,
  attempt: Type.Integer({ minimum: 1 }),
  term: optional(Term),
  outcome: optional(f.Code),
  opinion: optional(f.Text),
  settlement: optional(f.Text),
  reason: optional(f.Text),
  officer: optional(f.Code),
});
const Substitution = Type.Object({
  substitutionId: f.Code,
  officer: f.Code,
  substitute: f.Code,
  org: f.Code,
  from: f.Instant,
  to: optional(f.Instant),
  reason: f.Text,
  approver: f.Code,
});
const Joint = Type.Object({
  kind: Type.Enum(['bundle', 'project']),
  code: f.Code,
  stageGroup: optional(f.Code),
  term: optional(Term),
});
const Extension = Type.Object({
  extensionId: f.Code,
  kind: Type.Enum(['A', 'B']),
  days: Type.Number({ minimum: 0 }),
  clocks: Type.Array(f.Code, { maxItems: 10 }),
  reason: f.Text,
  approver: f.Code,
});
const Reopening = Type.Object({ reason: f.Text, approver: f.Code, document: f.Code });
const Commitment = Type.Object({
  commitmentId: f.Code,
  kind: Type.Enum(['tolerance', 'commitment']),
  materials: Type.Array(f.Code, { maxItems: 200 }),
  due: Type.String(),
  reason: optional(f.Text),
});
const Verdict = Type.Object({
  due: Type.Union([Type.String(), Type.Null()]),
  elapsedDays: f.Count,
  onTime: Type.Union([Type.Boolean(), Type.Null()]),
});

/** What approval says: calendars, stages, clocks, decisions, commitments, quality reviews. */
export const approvalEvents = {
  'calendar.published.v1': Type.Object({
    calendarId: f.Code,
    version: Type.Integer({ minimum: 1 }),
    coverage: Type.Object({ from: f.LocalDate, to: f.LocalDate }),
    off: Type.Array(f.LocalDate),
    work: Type.Array(f.LocalDate),
    officeHours: Type.Record(
      Type.String(),
      Type.Array(Type.Array(Type.String(), { minItems: 2, maxItems: 2 })),
    ),
    sources: Type.Array(f.Text),
  }),
  'case.withdrawn.v1': Type.Object({ reason: f.Text }),
  'case.transferred.v1': f.OrgMove,
  'stage.started.v1': Stage,
  'stage.completed.v1': Stage,
  'stage.reopened.v1': Stage,
  'stage.opinion_given.v1': Type.Object({
    stage: f.Code,
    attempt: Type.Integer({ minimum: 1 }),
    org: f.Code,
    officer: f.Code,
    verdict: Type.Enum(['agree', 'conditional', 'disagree']),
    opinion: f.Text,
  }),
  'survey.recorded.v1': Type.Object({
    surveyId: f.Code,
    stage: f.Code,
    attempt: Type.Integer({ minimum: 1 }),
    officers: Type.Array(f.Code, { minItems: 2, maxItems: 10 }),
    passed: Type.Boolean(),
    finding: f.Text,
  }),
  'substitution.set.v1': Substitution,
  'substitution.ended.v1': Substitution,
  'joint.opened.v1': Joint,
  'joint.closed.v1': Joint,
  'clock.moved.v1': Type.Object({
    clock: f.Code,
    stage: optional(f.Code),
    from: Type.Union([Type.String(), Type.Null()]),
    to: Type.Union([Type.String(), Type.Null()]),
    previousCalendar: Type.String({ maxLength: 80 }),
    calendar: Type.String({ maxLength: 80 }),
    provisional: optional(
      Type.Boolean({ description: 'true while the new due still rests on dates nobody published' }),
    ),
  }),
  'violation.recorded.v1': f.ViolationRecorded,
  'suspension.started.v1': Type.Object({
    suspensionId: f.Code,
    scope: Type.Enum(['case', 'stage']),
    stage: optional(f.Code),
    reason: f.Code,
    stops: Type.Array(Type.Enum(['statutory', 'promised']), { maxItems: 2 }),
    notice: optional(f.Code),
    basis: optional(f.Text),
    plannedDays: f.Count,
    approver: optional(f.Code),
  }),
  'suspension.ended.v1': Type.Object({ suspensionId: f.Code }),
  'extension.granted.v1': Extension,
  'extension.refused.v1': Extension,
  'case.decided.v1': Type.Object({
    outcome: Type.Enum(['granted', 'granted_tolerance', 'denied', 'unknown']),
    reason: optional(f.Text),
    remedy: optional(f.Text),
    officer: optional(f.Code),
    calendar: Type.String({ maxLength: 80, description: 'calendarId@version' }),
    judgement: optional(
      Type.Object({
        statutory: optional(Verdict),
        promised: optional(Verdict),
        workingMinutes: optional(f.Count),
      }),
    ),
  }),
  'case.reopened.v1': Reopening,
  'case.decision_revoked.v1': Reopening,
  'document.issued.v1': f.DocumentIssued,
  'light.raised.v1': f.LightRaised,
  'light.cancelled.v1': f.LightCancelled,
  'commitment.due.v1': Commitment,
  'commitment.kept.v1': Commitment,
  'commitment.broken.v1': Commitment,
  'review.sampled.v1': Type.Object({ reviewId: f.Code, caseId: f.Code, org: f.Code, item: f.Code }),
  'review.scored.v1': Type.Object({ round: f.Count, score: Type.Number(), final: Type.Boolean() }),
  'journal.tallied.v1': f.JournalTallied,
};
