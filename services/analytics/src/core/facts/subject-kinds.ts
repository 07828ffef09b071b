import { bookingFacts } from './booking-facts.ts';
import { caseFacts, isCase } from './case-facts.ts';
import type { FactRow } from './fact-values.ts';
import { itemFacts } from './item-facts.ts';
import { lightFacts } from './light-facts.ts';
import { orderFacts } from './order-facts.ts';
import { textOf } from './read-data.ts';
import type { Reference } from './reference.ts';
import { reviewFacts } from './review-facts.ts';
import type { SubjectEvents } from './subject-events.ts';
import { ticketFacts } from './ticket-facts.ts';

/** What a subject can be to the figures; one subject can be several. */
export const kinds = ['case', 'ticket', 'booking', 'order', 'review', 'light', 'item'] as const;
export type Kind = (typeof kinds)[number];

type Build = (known: SubjectEvents, reference: Reference, asOf: string) => FactRow | undefined;

/** Where the finished rows of a kind stand, what makes them, and the column that says their region (an array for lights). */
export const factTables: Readonly<
  Record<Kind, { readonly table: string; readonly build: Build; readonly region: string }>
> = {
  case: {
    table: 'case_facts_v1',
    build: (known, reference, asOf) => (isCase(known) ? caseFacts(known, reference, asOf) : undefined),
    region: 'region',
  },
  ticket: { table: 'ticket_facts_v1', build: ticketFacts, region: 'region' },
  booking: { table: 'booking_facts_v1', build: bookingFacts, region: 'region' },
  order: { table: 'order_facts_v1', build: orderFacts, region: 'region' },
  review: { table: 'review_facts_v1', build: reviewFacts, region: 'region' },
  light: { table: 'light_facts_v1', build: lightFacts, region: 'lights.region[1]' },
  item: { table: 'item_facts_v1', build: itemFacts, region: 'region' },
};

const kindsOfEntity: Readonly<Record<string, readonly Kind[]>> = {
  case: ['case'],
  stage: ['case'],
  suspension: ['case'],
  extension: ['case'],
  visit: ['case'],
  document: ['case'],
  delivery: ['case'],
  commitment: ['case'],
  licence: ['case'],
  activity: ['case'],
  ticket: ['ticket'],
  booking: ['booking'],
  rectification: ['order'],
  review: ['review'],
  light: ['light'],
  item: ['item'],
};
const ratings: Readonly<Record<string, readonly Kind[]>> = { visit: ['ticket'], '': ['case', 'ticket'] };
const nothing: readonly Kind[] = [];

/** Which finished rows of its subject an event can change; an invalidated rating does not say whether it is a ticket's. */
export function kindsOf(type: string, data: Readonly<Record<string, unknown>>): readonly Kind[] {
  const entity = type.slice(0, type.indexOf('.'));
  if (entity === 'rating') return ratings[textOf(data, 'node')] ?? ['case'];
  return kindsOfEntity[entity] ?? nothing;
}
