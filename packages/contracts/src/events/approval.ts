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
  officer: optional(f.Code),
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
  'suspension.started.v1': Type.Object({
    suspensionId: f.Code,
    scope: Type.Enum(['case', 'stage']),
    stage: optional(f.Code),
    reason: f.Code,
    stops: Type.Array(Type.Enum(['statutory', 'promised']), { maxItems: 2 }),
    notice: optional(f.Code),
    basis: optional(f.Text),
    plannedDays: f.Count,
  }),
  'suspension.ended.v1': Type.Object({ suspensionId: f.Code }),
  'extension.granted.v1': Extension,
  'extension.refused.v1': Extension,
  'case.decided.v1': Type.Object({
    outcome: Type.Enum(['granted', 'granted_tolerance', 'denied', 'unknown']),
    reason: optional(f.Text),
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
