import type { EventType } from '@haoban/contracts/events/catalogue';

/** What supervising systems can ask to be told of. */
export const webhookEvents = [
  'light.raised.v1',
  'light.cancelled.v1',
  'violation.recorded.v1',
  'commitment.broken.v1',
  'extension.granted.v1',
  'case.decided.v1',
  'case.decision_revoked.v1',
  'licence.revoked.v1',
] as const satisfies readonly EventType[];
