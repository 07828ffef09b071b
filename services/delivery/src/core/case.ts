import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Delivery } from './delivery.ts';
import type { Licence } from './licence.ts';

/** The decision that stands; `revokedAt` (ISO) when it lost its effect without the case being opened again. */
export type Standing = {
  readonly outcome: EventData<'case.decided.v1'>['outcome'];
  readonly at: string;
  readonly revokedAt?: string;
};

/**
 * The clock of what is owed after a decision: from an instant (ISO) to a local date, null while nobody can say.
 * `since` is when this due date came to be known, `endedAt` when the applicant had it.
 */
export type DeliveryClock = {
  readonly from: string;
  readonly due?: string | null;
  readonly provisional?: boolean;
  readonly calendar?: string;
  readonly since?: string;
  readonly endedAt?: string;
};

/** A light that went on, at an instant (ISO); one that was cancelled stays. */
export type Light = EventData<'light.raised.v1'> & {
  readonly raisedAt: string;
  readonly cancelledAt?: string;
};

/**
 * A case as delivery knows it. What intake and approval say arrives in any order between them, so each part may be
 * absent. `movedTo` is the organisation approval gave it to, `denial` the number of the paper that refuses it.
 */
export type Case = {
  readonly caseId: string;
  readonly region: string;
  readonly itemCode?: string;
  readonly itemName?: string;
  readonly itemNameEn?: string;
  readonly org?: string;
  readonly movedTo?: string;
  readonly applicantRef?: string;
  readonly decision?: Standing;
  readonly denial?: string;
  readonly licences: readonly Licence[];
  readonly deliveries: readonly Delivery[];
  readonly clock?: DeliveryClock;
  readonly lights: readonly Light[];
  /** Accounts that handled a delivery. */
  readonly handlers: readonly string[];
  /** True while something is owed for which no way to the applicant was chosen. */
  readonly unrequested: boolean;
  readonly wakesAt?: string | null;
};

export type CaseRefusal =
  | 'case_unknown'
  | 'area_denied'
  | 'not_granted'
  | 'decision_revoked'
  | 'filing_unknown'
  | 'licence_unknown'
  | 'licence_revoked'
  | 'licence_replaced'
  | 'revocation_proposed'
  | 'revocation_unknown'
  | 'second_person_needed'
  | 'delivery_unknown'
  | 'shipment_unknown'
  | 'method_unfit'
  | 'method_exhausted'
  | 'carrier_missing'
  | 'cabinet_missing'
  | 'wrong_status'
  | 'hall_missing'
  | 'reason_missing'
  | 'light_unknown'
  | 'light_cancelled';

/** The organisation whose matter the case is; `-` until intake said. */
export const orgOf = ({ movedTo, org }: Case): string => movedTo ?? org ?? '-';

/** True when the decision that stands gives the applicant something to receive. */
export const isGranted = ({ decision }: Case): boolean =>
  decision?.revokedAt === undefined &&
  (decision?.outcome === 'granted' || decision?.outcome === 'granted_tolerance');

/** The case with somebody among those who handled it. */
export const withHandler = (before: Case, actor: string): Case =>
  before.handlers.includes(actor) ? before : { ...before, handlers: [...before.handlers, actor] };
