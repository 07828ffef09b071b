import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Draft } from './draft.ts';
import type { Filing } from './filings.ts';
import { minuteMs } from './office-time.ts';
import type { Weighted } from './random.ts';
import type { Setting } from './setting.ts';

type Delivery = EventData<'delivery.requested.v1'>;
type Method = 'e_licence' | 'courier' | 'window';

const methodsAfterDesk: readonly Weighted<Method>[] = [
  ['e_licence', 25],
  ['courier', 45],
  ['window', 30],
];
const methodsFromAfar: readonly Weighted<Method>[] = [
  ['e_licence', 62],
  ['courier', 33],
  ['window', 5],
];

/** The result of a grant, from the licence to the hand-over: at once at the window, as an e-licence, by courier, or at a later visit. */
export function* deliveryFlow(setting: Setting, filing: Filing, decidedAtMs: number): Generator<Draft> {
  const { caseId, desk, draws } = filing;
  const says = { source: 'delivery', subject: caseId } as const;
  const number = `${caseId}-l1`;
  const handedOver = desk !== undefined && decidedAtMs <= desk.servedAtMs;
  const drawn = draws.pick('delivery', desk === undefined ? methodsFromAfar : methodsAfterDesk);
  const delivery: Delivery = {
    deliveryId: `${caseId}-d1`,
    method: handedOver ? 'window' : drawn,
    attempt: 1,
    documents: [number],
  };
  yield { ...says, atMs: decidedAtMs, type: 'document.issued.v1', data: { kind: 'licence', number } };
  yield { ...says, atMs: decidedAtMs, type: 'delivery.requested.v1', data: delivery };
  if (handedOver) {
    yield { ...says, atMs: desk.servedAtMs, type: 'delivery.completed.v1', data: delivery };
  } else if (drawn === 'e_licence') {
    const issuedAtMs = Math.floor(decidedAtMs + draws.between('e-licence', 0.1, 2) * minuteMs);
    yield { ...says, atMs: issuedAtMs, type: 'delivery.completed.v1', data: delivery };
  } else if (drawn === 'courier') {
    yield* courier(setting, filing, delivery, decidedAtMs);
  } else {
    yield* pickUp(setting, filing, delivery, decidedAtMs);
  }
}

function* courier(
  { office }: Setting,
  { caseId, draws }: Filing,
  delivery: Delivery,
  decidedAtMs: number,
): Generator<Draft> {
  const says = { source: 'delivery', subject: caseId } as const;
  let fromMs = decidedAtMs;
  for (const attempt of [1, 2]) {
    const trip = draws.of(`courier ${attempt}`);
    const data = { ...delivery, carrier: 'ems', attempt };
    const dispatchedAtMs = office.later(fromMs, 1, trip.fraction('dispatch'));
    yield { ...says, atMs: dispatchedAtMs, type: 'delivery.dispatched.v1', data };
    const days = Math.floor(trip.between('days', 1, 4));
    // Couriers work on days off too, from nine to seven.
    const atMs = Math.floor(office.at(office.dayOf(dispatchedAtMs) + days, trip.between('hour', 9, 19)));
    if (!trip.chance('nobody there', 0.03)) {
      yield { ...says, atMs, type: 'delivery.completed.v1', data };
      return;
    }
    yield { ...says, atMs, type: 'delivery.failed.v1', data };
    fromMs = atMs;
  }
}

function* pickUp(
  { office, hall }: Setting,
  { caseId, draws, byAgent }: Filing,
  delivery: Delivery,
  decidedAtMs: number,
): Generator<Draft> {
  if (draws.chance('never picked up', 0.03)) return;
  const workdays = Math.floor(draws.between('days to pick up', 1, 6));
  const atMs = office.later(decidedAtMs, workdays, draws.fraction('pick-up time'));
  const says = { source: 'delivery', subject: caseId, atMs } as const;
  const by = byAgent ? 'agent' : 'applicant';
  const visit = { visitId: `${caseId}-p1`, kind: 'pickup', by, hall: hall.code, purpose: 'pickup' } as const;
  yield { ...says, type: 'visit.recorded.v1', data: visit };
  yield { ...says, type: 'delivery.completed.v1', data: delivery };
}
