import type { EventData } from '@haoban/contracts/events/catalogue';

/** A promise that was broken; it stands until somebody restores the credit. */
export type Breach = EventData<'credit.recorded.v1'> & {
  readonly recordedAt: string;
  readonly restored?: { readonly at: string; readonly reason: string; readonly approver: string };
};

/** The promises an applicant broke. */
export type Credit = { readonly applicantRef: string; readonly breaches: readonly Breach[] };

export type CreditRefusal = 'credit_unknown' | 'credit_restored' | 'reason_missing';

/** True while a broken promise stands: no further promise is taken. */
export const isBlocked = (credit: Credit | undefined): boolean =>
  credit?.breaches.some(({ restored }) => restored === undefined) ?? false;
