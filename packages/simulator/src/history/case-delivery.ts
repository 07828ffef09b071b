import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Draft } from '../draft.ts';
import type { Decided } from './case-approval.ts';
import type { Filed, Scene } from './case-scene.ts';

const minuteMs = 60_000;

/** The result of a grant: picked up, sent by courier, handed over at the window, or an e-licence at once. */
export function deliver(scene: Scene, filed: Filed, decided: Decided, out: Draft[]): void {
  const { caseId, desk, byAgent, draws } = filed;
  const { atMs, position } = decided;
  const pickUp =
    desk === undefined
      ? draws.chance('pick-up', scene.profile.pickUp)
      : !byAgent && draws.chance('again', scene.chances.again);
  const byCourier = !pickUp && draws.chance('courier', scene.chances.courier);
  const handedOver = !pickUp && !byCourier && desk !== undefined && atMs <= desk.servedAtMs;
  const method = byCourier ? 'courier' : pickUp || handedOver ? 'window' : 'e_licence';
  const number = `${caseId}-l1`;
  const says = { source: 'delivery', subject: caseId } as const;
  const data: EventData<'delivery.requested.v1'> = {
    deliveryId: `${caseId}-d1`,
    method,
    attempt: 1,
    documents: [number],
  };
  out.push(
    { ...says, atMs, type: 'document.issued.v1', data: { kind: 'licence', number } },
    { ...says, atMs, type: 'delivery.requested.v1', data },
  );
  if (byCourier) return send(scene, filed, data, position, out);
  const doneMs = handedOver
    ? desk.servedAtMs
    : pickUp
      ? scene.axis.instant(Math.floor(position) + draws.between('days to pick up', 1, 6))
      : Math.floor(atMs + draws.between('e-licence', 0.1, 2) * minuteMs);
  if (pickUp) {
    const by = byAgent ? 'agent' : 'applicant';
    const visit = {
      visitId: `${caseId}-p1`,
      kind: 'pickup',
      by,
      hall: scene.hall.code,
      purpose: 'pickup',
    } as const;
    out.push({ ...says, atMs: doneMs, type: 'visit.recorded.v1', data: visit });
  }
  out.push({ ...says, atMs: doneMs, type: 'delivery.completed.v1', data });
}

function send(
  { axis, office }: Scene,
  { caseId, draws }: Filed,
  delivery: EventData<'delivery.requested.v1'>,
  position: number,
  out: Draft[],
): void {
  const says = { source: 'delivery', subject: caseId } as const;
  const data = { ...delivery, carrier: 'ems' };
  const dispatchedAtMs = axis.instant(Math.floor(position) + draws.between('dispatch', 1, 2));
  // Couriers work on days off too, from nine to seven.
  const hour = draws.between('courier hour', 9, 19);
  const day = office.dayOf(dispatchedAtMs) + Math.floor(draws.between('courier days', 1, 4));
  const arrivedMs = Math.floor(office.at(day, hour));
  out.push({ ...says, atMs: dispatchedAtMs, type: 'delivery.dispatched.v1', data });
  if (!draws.chance('nobody there', 0.03)) {
    out.push({ ...says, atMs: arrivedMs, type: 'delivery.completed.v1', data });
    return;
  }
  const secondMs = Math.floor(office.at(day + 1, hour));
  out.push(
    { ...says, atMs: arrivedMs, type: 'delivery.failed.v1', data },
    { ...says, atMs: secondMs, type: 'delivery.completed.v1', data: { ...data, attempt: 2 } },
  );
}
