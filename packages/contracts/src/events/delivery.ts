import { Type } from 'typebox';
import { approvalEvents } from './approval.ts';
import * as f from './fields.ts';

const Delivery = Type.Object({
  deliveryId: f.Code,
  method: Type.Enum(['window', 'courier', 'locker', 'e_licence', 'agent']),
  carrier: f.optional(f.Code),
  attempt: Type.Integer({ minimum: 1 }),
  documents: Type.Array(f.Code, { maxItems: 50 }),
});

/** 撤销 (art. 69), 注销 (art. 70) and 吊销 (a penalty) of 行政许可法; replaced by a new decision; issued by mistake. */
const RevocationCategory = Type.Enum(['decision_revoked', 'cancelled', 'penalty', 'replaced', 'mistake']);

/** What delivery says: result documents and how they reach the applicant. */
export const deliveryEvents = {
  'delivery.requested.v1': Delivery,
  'delivery.dispatched.v1': Delivery,
  'delivery.completed.v1': Delivery,
  'delivery.failed.v1': Delivery,
  'licence.revoked.v1': Type.Object({
    number: f.Code,
    reason: f.Text,
    category: f.optional(RevocationCategory),
    approver: f.optional(f.Code),
  }),
  'licence.revocation_proposed.v1': Type.Object({
    number: f.Code,
    reason: f.Text,
    category: RevocationCategory,
    proposer: f.Code,
  }),
  'licence.revocation_rejected.v1': Type.Object({ number: f.Code, reason: f.Text, approver: f.Code }),
  'visit.recorded.v1': f.VisitRecorded,
  'document.issued.v1': f.DocumentIssued,
  'clock.moved.v1': approvalEvents['clock.moved.v1'],
  'light.raised.v1': f.LightRaised,
  'light.cancelled.v1': f.LightCancelled,
  'journal.tallied.v1': f.JournalTallied,
};
