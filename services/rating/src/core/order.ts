import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Settings } from './settings.ts';
import type { World } from './world.ts';

/** Where an order stands; `upheld` and `rejected` are findings after an appeal. */
export type OrderStatus =
  | 'received'
  | 'dispatched'
  | 'signed'
  | 'verifying'
  | Finding
  | 'appealed'
  | 'upheld'
  | 'rejected'
  | 'rectifying'
  | 'rectified'
  | 'followed_up'
  | 'closed';

/** What the verification found. */
export type Finding = EventData<'rectification.verified.v1'>['finding'];
/** Dates by which an order is signed, verified and rectified, local, by the calendar of the day they were said. */
export type DueDates = EventData<'rectification.dispatched.v1'>['due'];
export type Light = EventData<'light.raised.v1'> & {
  readonly raisedAt: string;
  readonly cancelledAt?: string;
};
type Done = { readonly at: string; readonly by: string };

/** How an order was sent out: `limits` in working days, as the region had them on that day. */
export type Dispatch = Done & {
  readonly complex: boolean;
  readonly due: DueDates;
  readonly limits: Settings['limits'];
};

/** What the citizen was answered; `linkHash` recognises the link by which the answer is rated until `lapsesAt`. */
export type Answer = Done & {
  readonly kind: 'fixed' | 'explained';
  readonly linkHash: string;
  readonly lapsesAt: string;
  readonly level?: number;
  readonly followedUpAt?: string;
};

/** The bad rating of an order, without the rater. */
export type BadRating = {
  readonly subject: string;
  readonly node: EventData<'rating.submitted.v1'>['node'];
  readonly level: number;
  readonly options: readonly (number | string)[];
  readonly hasText: boolean;
  readonly realName: boolean;
  readonly at: string;
  readonly itemCode?: string;
  readonly hall?: string;
  readonly window?: string;
};

/**
 * The order that a bad rating leads to. Instants are ISO. `officer` served whom the rating is from. `texts` (by kind)
 * is only ever written: the table of that name takes it over.
 */
export type Order = {
  readonly orderId: string;
  readonly ratingId: string;
  readonly region: string;
  readonly org: string;
  readonly rating: BadRating;
  readonly officer?: string;
  readonly status: OrderStatus;
  readonly receivedAt: string;
  readonly dispatch?: Dispatch;
  readonly signature?: Done;
  readonly verification?: { readonly by: string; readonly at?: string; readonly calledBackAt?: string };
  readonly finding?: Finding;
  readonly appeal?: Done & {
    readonly claim: Finding;
    readonly decision?: Done & { readonly upheld: boolean };
  };
  readonly plan?: Done & { readonly owner: string };
  readonly extension?: { readonly at: string; readonly days: number; readonly approver: string };
  readonly answers: readonly Answer[];
  readonly reopened?: { readonly at: string; readonly supervisor: string };
  readonly lookUps: readonly Done[];
  readonly closed?: Done & {
    readonly result: EventData<'rectification.closed.v1'>['result'];
    readonly onTime: boolean;
  };
  readonly lights: readonly Light[];
  readonly wakesAt?: string | null;
  readonly texts?: { readonly [kind: string]: string };
};

/**
 * What an order is judged by: calendar and settings of its region, who handled the case as far as heard, and the code of
 * the organisation (or area) above the one that answers.
 */
export type OrderWorld = Pick<World, 'calendar' | 'hours' | 'zone' | 'settings'> & {
  readonly officers: readonly string[];
  readonly supervisor: string;
};

/** Who acts. */
export type Actor = {
  readonly id: string;
  readonly org: string | undefined;
  readonly roles: readonly string[];
};

export type OrderRefusal =
  | 'order_unknown'
  | 'area_denied'
  | 'order_step'
  | 'calendar_missing'
  | 'not_your_organisation'
  | 'handled_the_case'
  | 'second_person_needed'
  | 'not_your_verification'
  | 'callback_missing'
  | 'callback_time'
  | 'claim_unfit'
  | 'appeal_late'
  | 'appeal_open'
  | 'plan_missing'
  | 'extended_already'
  | 'extension_late'
  | 'extension_long'
  | 'answer_unfit'
  | 'rating_anonymous'
  | 'link_used'
  | 'link_expired'
  | 'light_unknown'
  | 'light_cancelled';

/** What every event of an order says first. */
export const named = ({ orderId, ratingId, org }: Order) => ({ orderId, ratingId, org });

/** Refuses what is no step from where the order stands. */
export const outOfStep = (
  { status }: Order,
  ...from: readonly OrderStatus[]
): { readonly refusal: 'order_step' } | undefined =>
  from.includes(status) ? undefined : { refusal: 'order_step' };

/** True for those whose work was rated. */
export const handledTheCase = ({ officer }: Order, { officers }: OrderWorld, id: string): boolean =>
  officer === id || officers.includes(id);

/** True while the finding says that the rating is none to answer. */
export const isInvalid = (finding: Finding | undefined): finding is 'mistaken' | 'malicious' =>
  finding === 'mistaken' || finding === 'malicious';

/**
 * Refuses who may not answer the citizen: at first those outside the organisation, after a bad follow-up those who
 * answered before or handled the case.
 */
export function mayNotAnswer(
  order: Order,
  world: OrderWorld,
  { id, org, roles }: Actor,
): { readonly refusal: 'not_your_organisation' | 'second_person_needed' | 'handled_the_case' } | undefined {
  const { reopened, answers } = order;
  if (reopened === undefined) return org === order.org ? undefined : { refusal: 'not_your_organisation' };
  if (org !== reopened.supervisor && !roles.includes('approver')) return { refusal: 'not_your_organisation' };
  if (handledTheCase(order, world, id)) return { refusal: 'handled_the_case' };
  return answers.some(({ by }) => by === id) ? { refusal: 'second_person_needed' } : undefined;
}
