import type { Case } from './case.ts';
import type { Delivery } from './delivery.ts';

const waits = ({ status }: Delivery): boolean => status === 'requested' || status === 'failed';

/** Ends the clock and every delivery that has not left the house: what they would have brought is not valid any more. */
export function nothingOwed(before: Case): Case {
  const { clock: _clock, ...state } = before;
  return {
    ...state,
    unrequested: false,
    deliveries: before.deliveries.map((delivery) =>
      waits(delivery) ? { ...delivery, status: 'cancelled' } : delivery,
    ),
  };
}
