import type { EventData } from '@haoban/contracts/events/catalogue';

export type Outcome = EventData<'case.decided.v1'>['outcome'];
export type DeliveryMethod = EventData<'delivery.requested.v1'>['method'];
export type DeliveryStatus = 'requested' | 'dispatched' | 'completed' | 'failed';

/** One delivery of a case's licence; `hall` is where it waits, `reason` why the last attempt failed. */
export type Delivery = EventData<'delivery.requested.v1'> & {
  readonly status: DeliveryStatus;
  readonly hall?: string;
  readonly reason?: string;
};

/**
 * A case as delivery knows it. What intake and approval say arrives in any order between them, so each part may be
 * absent; `licence` is the number that stands, `licences` how many were issued.
 */
export type Case = {
  readonly caseId: string;
  readonly region: string;
  readonly itemCode?: string;
  readonly itemName?: string;
  readonly applicantRef?: string;
  readonly outcome?: Outcome;
  readonly licence?: string;
  readonly licences: number;
  readonly deliveries: readonly Delivery[];
};

export type CaseRefusal =
  | 'case_unknown'
  | 'area_denied'
  | 'not_granted'
  | 'filing_unknown'
  | 'delivery_unknown'
  | 'method_unfit'
  | 'wrong_status'
  | 'hall_missing';

/** True when the standing decision gives the applicant something to receive. */
export const isGranted = ({ outcome }: Case): boolean =>
  outcome === 'granted' || outcome === 'granted_tolerance';

/** A delivery of the case, or undefined. */
export const findDelivery = ({ deliveries }: Case, deliveryId: string): Delivery | undefined =>
  deliveries.find((delivery) => delivery.deliveryId === deliveryId);

/** The case with a delivery in its new state. */
export const withDelivery = (before: Case, next: Delivery): Case => ({
  ...before,
  deliveries: before.deliveries.map((delivery) =>
    delivery.deliveryId === next.deliveryId ? next : delivery,
  ),
});

/** A delivery as its events carry it. */
export const payloadOf = (delivery: Delivery): EventData<'delivery.requested.v1'> => {
  const { deliveryId, method, carrier, attempt, documents } = delivery;
  return { deliveryId, method, ...(carrier === undefined ? {} : { carrier }), attempt, documents };
};
