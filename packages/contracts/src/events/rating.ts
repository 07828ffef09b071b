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

const words = { zh: Type.String({ maxLength: 20 }), en: Type.String({ maxLength: 60 }) };
const Days = Type.Integer({ minimum: 1, maximum: 365 });
/** Working days of the loop's steps, from the dispatch; an appeal's decision from the appeal. */
const Limits = Type.Object({
  sign: Days,
  verify: Days,
  simple: Days,
  complex: Days,
  extension: Days,
  appeal: Days,
  appealDecision: Days,
});

/** What rating says: invitations, ratings, and the loop that follows a bad one. */
export const ratingEvents = {
  'rating.invited.v1': Type.Object({
    invitationId: f.Code,
    node: Node,
    nodeAt: f.Instant,
    round: Round,
    expiresAt: f.Instant,
    channel: optional(Type.String({ maxLength: 20, description: 'how the link reaches the citizen' })),
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
    levelsVersion: optional(f.Count),
    optionsVersion: optional(f.Count),
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
  'settings.published.v1': Type.Object({
    region: f.Code,
    version: Type.Integer({ minimum: 1 }),
    labels: Type.Array(Type.Object({ level: Level, ...words }), { maxItems: 5 }),
    invitationDays: Days,
    defaultAfterDays: Days,
    limits: Limits,
    setBy: f.Code,
  }),
  'device.registered.v1': Type.Object({
    deviceId: f.Code,
    hall: f.Code,
    window: f.Code,
    registeredBy: f.Code,
  }),
  'device.renewed.v1': Type.Object({ deviceId: f.Code, expiresAt: f.Instant }),
  'device.removed.v1': Type.Object({ deviceId: f.Code, removedBy: f.Code, reason: f.Text }),
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
