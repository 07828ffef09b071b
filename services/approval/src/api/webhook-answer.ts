import { Code } from '@haoban/contracts/events/fields';
import { Type, type Static } from 'typebox';
import { webhookEvents } from '../core/webhook-events.ts';
import type { Webhook } from '../db/generated/client.ts';

/** What a webhook is told of and when; without regions or organisations it is told of all. */
export const webhookFields = {
  url: Type.String({ minLength: 1, maxLength: 500 }),
  events: Type.Array(Type.Enum([...webhookEvents]), { minItems: 1, uniqueItems: true }),
  regions: Type.Array(Type.String({ pattern: '^[0-9]{2,12}$' }), { maxItems: 50, default: [] }),
  orgs: Type.Array(Code, { maxItems: 200, default: [] }),
  tell: Type.Enum(['at_once', 'office_opening'], { default: 'at_once' }),
};

/** A webhook as it is shown: never with its secret. */
export const WebhookAnswer = Type.Object({
  code: Type.String(),
  ...webhookFields,
  events: Type.Array(Type.String()),
  tell: Type.String(),
  changedBy: Type.String(),
  changedAt: Type.String(),
});

export const webhookAnswer = (webhook: Webhook): Static<typeof WebhookAnswer> => {
  const { code, url, events, regions, orgs, tell, changedBy, changedAt } = webhook;
  return { code, url, events, regions, orgs, tell, changedBy, changedAt: changedAt.toISOString() };
};
