import type { Envelope } from '@haoban/contracts/envelope';
import { dataOf } from '@haoban/contracts/event-data';
import type { EventData } from '@haoban/contracts/events/catalogue';
import type { NoticeDraft } from '@haoban/notices/outbox';
import type { TemplateName } from '@haoban/notices/templates';
import type { Case } from '../core/case.ts';
import { findDelivery, type DeliveryStatus } from '../core/delivery.ts';

const decisions = {
  granted: 'decision_granted',
  granted_tolerance: 'decision_granted',
  denied: 'decision_denied',
  unknown: undefined,
} as const satisfies Record<EventData<'case.decided.v1'>['outcome'], TemplateName | undefined>;

type Method = EventData<'delivery.requested.v1'>['method'];

/** As what applicants are told of each step of a delivery, by its method. */
const steps = {
  'delivery.requested.v1': { window: 'pickup_ready' },
  'delivery.dispatched.v1': { courier: 'delivery_dispatched', locker: 'locker_ready' },
  'delivery.failed.v1': { courier: 'delivery_failed', locker: 'delivery_failed', agent: 'delivery_failed' },
  'delivery.completed.v1': { e_licence: 'e_licence_ready' },
} as const satisfies Readonly<Record<string, Partial<Record<Method, TemplateName>>>>;
export type ToldStep = keyof typeof steps;

/** The state in which what a notice says of a delivery still holds. */
const stands: Partial<Record<TemplateName, DeliveryStatus>> = {
  pickup_ready: 'requested',
  delivery_dispatched: 'dispatched',
  locker_ready: 'dispatched',
  delivery_failed: 'failed',
  e_licence_ready: 'completed',
};

const draft = (
  { subject, region }: Envelope,
  template: TemplateName | undefined,
  values: NoticeDraft['values'],
): NoticeDraft[] =>
  template === undefined ? [] : [{ template, subject, region, values: { number: subject, ...values } }];

/** What an applicant is told of a decision. Who that is, intake may say later. */
export const decisionDraft = (event: Envelope): NoticeDraft[] =>
  draft(event, decisions[dataOf(event, 'case.decided.v1').outcome], {});

/** What an applicant is told of a step of a delivery. */
export const stepDraft =
  (type: ToldStep) =>
  (event: Envelope): NoticeDraft[] => {
    const { method, deliveryId } = dataOf(event, type);
    const templates: Partial<Record<Method, TemplateName>> = steps[type];
    return draft(event, templates[method], { deliveryId });
  };

/** True when what a notice says was overtaken before it went out. */
export function isOutdated(template: TemplateName, state: Case, deliveryId: string | undefined): boolean {
  if (template === 'decision_granted' || template === 'decision_denied') {
    const { decision } = state;
    return (
      decision === undefined || decision.revokedAt !== undefined || decisions[decision.outcome] !== template
    );
  }
  return deliveryId === undefined || findDelivery(state, deliveryId)?.status !== stands[template];
}
