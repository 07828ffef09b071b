import { Type } from 'typebox';
import * as f from './fields.ts';

const Delivery = Type.Object({
  deliveryId: f.Code,
  method: Type.Enum(['window', 'courier', 'locker', 'e_licence', 'agent']),
  carrier: f.optional(f.Code),
  attempt: Type.Integer({ minimum: 1 }),
  documents: Type.Array(f.Code, { maxItems: 50 }),
});

/** What delivery says: result documents and how they reach the applicant. */
export const deliveryEvents = {
  'delivery.requested.v1': Delivery,
  'delivery.dispatched.v1': Delivery,
  'delivery.completed.v1': Delivery,
  'delivery.failed.v1': Delivery,
  'licence.revoked.v1': Type.Object({ number: f.Code, reason: f.Text }),
  'visit.recorded.v1': f.VisitRecorded,
  'document.issued.v1': f.DocumentIssued,
  'light.raised.v1': f.LightRaised,
  'light.cancelled.v1': f.LightCancelled,
  'journal.tallied.v1': f.JournalTallied,
};
