import type { Case } from './case.ts';
import { findDelivery } from './delivery.ts';
import { failed } from './fail-delivery.ts';
import type { Wake } from './wake.ts';

/** A locker gives back what nobody fetched in time: the attempt failed at that instant. */
export const lockerWakes = ({ deliveries }: Case): Wake[] =>
  deliveries.flatMap(({ deliveryId, status, shipments }) => {
    const at = shipments.at(-1)?.expiresAt;
    if (status !== 'dispatched' || at === undefined) return [];
    const happen: Wake['happen'] = (before) => {
      const delivery = findDelivery(before, deliveryId);
      if (delivery === undefined) throw new Error(`${deliveryId} is gone`);
      return failed(before, delivery, { at, reason: '逾期未取，已从取件柜收回' });
    };
    return [{ at, happen }];
  });
