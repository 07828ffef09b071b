import { Type } from 'typebox';
import * as f from './fields.ts';

const { optional } = f;
const Node = Type.Enum(['1', '2', '3', 'visit']);
const Round = Type.Integer({ minimum: 1, maximum: 2 });
const Level = Type.Integer({ minimum: 1, maximum: 5 });
const place = {
  itemCode: optional(f.Code),
  org: optional(f.Code),
  hall: optional(f.Code),
  window: optional(f.Code),
  officer: optional(f.Code),
};
const order = { orderId: f.Code, ratingId: f.Code, org: f.Code };

/** What rating says: invitations, ratings, and the loop that follows a bad one. */
export const ratingEvents = {
  'rating.invited.v1': Type.Object({
    invitationId: f.Code,
    node: Node,
    nodeAt: f.Instant,
    round: Round,
    expiresAt: f.Instant,
    ...place,
  }),
  'rating.submitted.v1': Type.Object({
    ratingId: f.Code,
    invitationId: optional(f.Code),
    node: Node,
    nodeAt: f.Instant,
    round: Round,
    level: Type.Union([Level, Type.Null()]),
    options: Type.Array(Type.Union([Type.Integer(), Type.String({ maxLength: 20 })]), { maxItems: 50 }),
    hasText: Type.Boolean(),
    realName: Type.Boolean(),
    channel: Type.Enum([
      'pc',
      'mobile',
      'qr',
      'tablet',
      'kiosk',
      'sms',
      'system',
      'hotline',
      'paper',
      'survey',
    ]),
    enteredBy: Type.Enum(['citizen', 'staff']),
    deviceHash: optional(Type.String({ maxLength: 64 })),
    addressHash: optional(Type.String({ maxLength: 64 })),
    clientAt: optional(f.Instant),
    ...place,
    evidence: optional(f.Text),
    canary: optional(Type.Boolean()),
  }),
  'rating.defaulted.v1': Type.Object({
    ratingId: f.Code,
    node: Node,
    nodeAt: f.Instant,
    round: Round,
    level: Level,
  }),
  'rating.invalidated.v1': Type.Object({
    ratingId: f.Code,
    reason: Type.Enum(['mistaken', 'malicious', 'duplicate']),
    decidedBy: f.Code,
  }),
  'rectification.received.v1': Type.Object(order),
  'rectification.dispatched.v1': Type.Object({
    ...order,
    complex: Type.Boolean(),
    due: Type.Object({ sign: f.LocalDate, verify: f.LocalDate, rectify: f.LocalDate }),
  }),
  'rectification.signed.v1': Type.Object(order),
  'rectification.verified.v1': Type.Object({
    ...order,
    finding: Type.Enum(['valid', 'mistaken', 'malicious', 'no_basis']),
    calledBackAt: optional(f.Instant),
  }),
  'rectification.appealed.v1': Type.Object(order),
  'rectification.appeal_decided.v1': Type.Object({ ...order, upheld: Type.Boolean() }),
  'rectification.rectified.v1': Type.Object({ ...order, kind: Type.Enum(['fixed', 'explained']) }),
  'rectification.extended.v1': Type.Object({
    ...order,
    days: Type.Integer({ minimum: 1 }),
    approver: f.Code,
    reason: f.Text,
    due: f.LocalDate,
  }),
  'rectification.followed_up.v1': Type.Object({ ...order, level: Type.Integer({ minimum: 1, maximum: 3 }) }),
  'rectification.closed.v1': Type.Object({
    ...order,
    result: Type.Enum(['fixed', 'explained', 'invalidated', 'no_basis']),
    onTime: Type.Boolean(),
  }),
  'rectification.reopened.v1': Type.Object({ ...order, supervisor: f.Code, reason: f.Text }),
  'light.raised.v1': f.LightRaised,
  'light.cancelled.v1': f.LightCancelled,
  'journal.tallied.v1': f.JournalTallied,
};
