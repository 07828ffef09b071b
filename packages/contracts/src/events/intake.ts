import { Type } from 'typebox';
import { Term } from '../terms.ts';
import * as f from './fields.ts';

const { optional } = f;
const Reason = Type.Object({ reason: f.Text });
const Booking = Type.Object({ bookingId: f.Code, hall: f.Code, queue: f.Code, slot: f.Instant });
const Ticket = Type.Object({
  hall: f.Code,
  queue: f.Code,
  window: optional(f.Code),
  officer: optional(f.Code),
  bookingId: optional(f.Code),
  caseIds: optional(Type.Array(f.Code, { maxItems: 50 })),
});

/** What intake says: reference data, filings up to acceptance, the hall. */
export const intakeEvents = {
  'area.published.v1': Type.Object({
    code: f.Code,
    name: f.Text,
    parent: optional(f.Code),
    zone: Type.String({ maxLength: 64 }),
    calendarId: f.Code,
    tripCostCents: f.Count,
    defaultRating: Type.Boolean(),
    quietHours: optional(
      Type.Array(Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }), {
        minItems: 2,
        maxItems: 2,
        description: 'local times from and to which nobody is sent a message; 21:00 to 08:00',
      }),
    ),
  }),
  'org.published.v1': Type.Object({ code: f.Code, name: f.Text, parent: optional(f.Code), area: f.Code }),
  'hall.published.v1': Type.Object({
    code: f.Code,
    name: f.Text,
    area: f.Code,
    windows: Type.Array(f.Code, { maxItems: 500 }),
  }),
  'item.published.v1': f.ItemDefinition,
  'item.retired.v1': Type.Object({ code: f.Code, version: Type.Integer({ minimum: 1 }) }),
  'theme.published.v1': Type.Object({
    code: f.Code,
    name: f.Text,
    items: Type.Array(f.Code, { minItems: 2, maxItems: 50 }),
    promised: optional(Term),
  }),
  'case.submitted.v1': Type.Object({
    itemCode: f.Code,
    itemVersion: f.Count,
    org: f.Code,
    channel: Type.String({
      maxLength: 64,
      description: 'a channel of the suite; imports keep their own word',
    }),
    filedBy: f.FiledBy,
    agentLevel: optional(Type.Enum(['county', 'town', 'village'])),
    applicantKind: Type.Enum(['person', 'enterprise', 'other']),
    applicantRef: Type.String({ maxLength: 64 }),
    hall: optional(f.Code),
    window: optional(f.Code),
    integratedWindow: Type.Boolean(),
    projectClass: optional(f.Code),
    projectId: optional(f.Code),
    stageGroup: optional(f.Code),
    bundleId: optional(f.Code),
    bundleTheme: optional(f.Code),
    bundleSize: optional(f.Count),
    materials: Type.Array(
      Type.Object({ code: f.Code, source: Type.Enum(['upload', 'shared', 'committed', 'late']) }),
      { maxItems: 200 },
    ),
  }),
  'case.correction_requested.v1': Type.Object({
    missing: Type.Array(f.Text, { maxItems: 200 }),
    notice: f.Code,
  }),
  'case.resubmitted.v1': Type.Object({}),
  'case.accepted.v1': Type.Object({
    item: f.ItemSnapshot,
    receivedAt: f.Instant,
    day0: f.LocalDate,
    calendarId: f.Code,
    officer: optional(f.Code),
    tolerance: Type.Boolean(),
    committed: Type.Boolean(),
    lateMaterials: optional(Type.Array(f.Code, { maxItems: 200, description: 'what tolerance waits for' })),
    committedMaterials: optional(
      Type.Array(f.Code, { maxItems: 200, description: 'what a promise replaces' }),
    ),
    mended: optional(Type.Array(f.Text, { description: 'what was corrected on the spot' })),
    deemed: Type.Boolean(),
  }),
  'case.refused.v1': Reason,
  'case.not_required.v1': Reason,
  'case.abandoned.v1': Reason,
  'case.withdrawn.v1': Reason,
  'case.transferred.v1': f.OrgMove,
  'prereview.filed.v1': Type.Object({
    itemCode: f.Code,
    org: f.Code,
    applicantRef: Type.String({ maxLength: 64 }),
    projectId: optional(f.Code),
    waitingFor: Type.Array(f.Code, { minItems: 1, maxItems: 50 }),
  }),
  'prereview.reviewed.v1': Type.Object({ passed: Type.Boolean(), officer: f.Code, reason: optional(f.Text) }),
  'prereview.arrived.v1': Type.Object({ material: f.Code }),
  'prereview.converted.v1': Type.Object({ caseId: f.Code }),
  'prereview.ended.v1': Reason,
  'credit.recorded.v1': Type.Object({ creditId: f.Code, caseId: f.Code, commitmentId: f.Code }),
  'credit.restored.v1': Type.Object({ creditId: f.Code, reason: f.Text, approver: f.Code }),
  'violation.recorded.v1': f.ViolationRecorded,
  'visit.recorded.v1': f.VisitRecorded,
  'booking.made.v1': Booking,
  'booking.kept.v1': Booking,
  'booking.missed.v1': Booking,
  'ticket.issued.v1': Ticket,
  'ticket.called.v1': Ticket,
  'ticket.served.v1': Ticket,
  'ticket.transferred.v1': Ticket,
  'ticket.abandoned.v1': Ticket,
  'document.issued.v1': f.DocumentIssued,
  'light.raised.v1': f.LightRaised,
  'light.cancelled.v1': f.LightCancelled,
  'journal.tallied.v1': f.JournalTallied,
};
