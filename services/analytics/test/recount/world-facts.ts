import type { Envelope } from '@haoban/contracts/envelope';
import { caseOf, type CaseFact } from './case-facts.ts';
import { delaysOf, type DelayFact } from './delay-facts.ts';
import { bundlesOf, type BundleFact } from './goal-facts.ts';
import { bookingOf, ticketOf, type BookingFact, type TicketFact } from './hall-facts.ts';
import { historiesOf } from './histories.ts';
import { itemsOf, type ItemFact } from './item-facts.ts';
import { burstsIn, nodesOf, type NodeFact } from './node-facts.ts';
import { orderOf, type OrderFact } from './order-facts.ts';
import { lightsOf, reviewsOf, type LightFact, type ReviewFact } from './oversight-facts.ts';
import { referenceOf, type Reference } from './reference.ts';
import { parallelOf, stagesOf, type ParallelFact, type StageFact } from './stage-facts.ts';
import {
  commitmentsOf,
  deliveriesOf,
  handoversOf,
  suspensionFactsOf,
  type CommitmentFact,
  type DeliveryFact,
  type HandoverFact,
  type SuspensionFact,
} from './step-facts.ts';

/** Everything that can be counted of a data set at an instant. */
export type WorldFacts = {
  reference: Reference;
  cases: readonly CaseFact[];
  stages: readonly StageFact[];
  parallels: readonly ParallelFact[];
  delays: readonly DelayFact[];
  suspensions: readonly SuspensionFact[];
  commitments: readonly CommitmentFact[];
  deliveries: readonly DeliveryFact[];
  handovers: readonly HandoverFact[];
  nodes: readonly NodeFact[];
  /** Ids of the ratings that came in a burst. */
  bursts: ReadonlySet<string>;
  orders: readonly OrderFact[];
  tickets: readonly TicketFact[];
  bookings: readonly BookingFact[];
  lights: readonly LightFact[];
  reviews: readonly ReviewFact[];
  items: readonly ItemFact[];
  bundles: readonly BundleFact[];
};

const found = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

/** Counts over what was said of a data set (and, of reference data, of the live one) before an instant. */
export function worldOf(events: readonly Envelope[], dataset: string, asOf: string): WorldFacts {
  const reference = referenceOf(events, dataset, asOf);
  const histories = historiesOf(events, dataset, asOf);
  const orders = histories.flatMap((history) => found(orderOf(history, asOf, reference)));
  const told = histories.map((history) => ({ history, fact: caseOf(history, asOf, reference) }));
  const cases = told.flatMap(({ fact }) => found(fact));
  const staged = cases.map((fact) => ({ fact, stages: stagesOf(fact) }));
  const nodes = told.flatMap(({ history, fact }) => nodesOf(history, fact, orders, reference));
  return {
    reference,
    cases,
    stages: staged.flatMap(({ stages }) => stages),
    parallels: staged.flatMap(({ fact, stages }) => parallelOf(fact, stages)),
    delays: staged.flatMap(({ fact, stages }) => delaysOf(fact, stages)),
    suspensions: cases.flatMap(suspensionFactsOf),
    commitments: cases.flatMap((fact) => commitmentsOf(fact, asOf)),
    deliveries: cases.flatMap((fact) => deliveriesOf(fact, reference)),
    handovers: cases.flatMap((fact) => handoversOf(fact, asOf)),
    nodes,
    bursts: burstsIn(nodes.flatMap(({ rating }) => found(rating))),
    orders,
    tickets: histories.flatMap((history) => found(ticketOf(history, reference))),
    bookings: histories.flatMap((history) => found(bookingOf(history, reference))),
    lights: histories.flatMap((history) => lightsOf(history, reference)),
    reviews: histories.flatMap((history) => reviewsOf(history, reference)),
    items: itemsOf(reference),
    bundles: bundlesOf(cases, reference),
  };
}
