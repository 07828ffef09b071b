import type { EventData } from '@haoban/contracts/events/catalogue';
import { items, type Item } from './item-catalogue.ts';
import type { Weighted } from './random.ts';

/** Where a simulated filing comes in when nobody stands at a window. */
export type RemoteChannel = 'portal' | 'app' | 'kiosk' | 'agent' | 'post';
type Shares = { desk: number; remote: number };

// How often each item is asked for, at the windows and from afar.
const weights: Record<string, Shares> = {
  'insurance-record': { desk: 12, remote: 30 },
  'residence-permit-endorsement': { desk: 14, remote: 16 },
  'property-record': { desk: 11, remote: 10 },
  'trader-registration': { desk: 12, remote: 10 },
  'enterprise-start-up': { desk: 10, remote: 16 },
  'property-registration': { desk: 15, remote: 4 },
  'restaurant-licence': { desk: 7, remote: 5 },
  'public-premises-hygiene': { desk: 5, remote: 4 },
  'outdoor-advertising': { desk: 4, remote: 4 },
  'labour-dispatch-licence': { desk: 3, remote: 3 },
  'kindergarten-permit': { desk: 0.4, remote: 0.4 },
  'industrial-construction-permit': { desk: 0.4, remote: 0.6 },
};

const demand = (place: keyof Shares): Weighted<Item>[] =>
  items.map((item) => [item, weights[item.code]?.[place] ?? 0]);

/** Items by how often they are asked for. */
export const deskDemand = demand('desk');
export const remoteDemand = demand('remote');

/** Filings from afar for each ticket drawn in the hall. */
export const remotePerVisitor = 0.6;

export const remoteChannels: readonly Weighted<RemoteChannel>[] = [
  ['portal', 46],
  ['app', 36],
  ['kiosk', 8],
  ['agent', 8],
  ['post', 2],
];

/** Local hours in which tickets are drawn: from, to, weight. The machine stops before the windows close. */
export const ticketHours: readonly Weighted<readonly [from: number, to: number]>[] = [
  [[9, 10], 31],
  [[10, 11], 25],
  [[11, 11.6], 8],
  [[13.5, 14.5], 19],
  [[14.5, 15.5], 12],
  [[15.5, 16.4], 5],
];

/** Local hours in which people file from afar. */
export const remoteHours: readonly Weighted<readonly [from: number, to: number]>[] = [
  [[7, 9], 10],
  [[9, 12], 38],
  [[12, 14], 10],
  [[14, 18], 28],
  [[18, 23], 14],
];

const enterpriseItems = new Set([
  'enterprise-start-up',
  'restaurant-licence',
  'public-premises-hygiene',
  'outdoor-advertising',
  'labour-dispatch-licence',
  'industrial-construction-permit',
]);

/** Who usually files for an item. */
export const applicantKindOf = ({ code }: Item): EventData<'case.submitted.v1'>['applicantKind'] =>
  code === 'kindergarten-permit' ? 'other' : enterpriseItems.has(code) ? 'enterprise' : 'person';
