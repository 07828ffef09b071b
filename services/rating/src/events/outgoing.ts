import type { EventType } from '@haoban/contracts/events/catalogue';

/** What rating says, and when. */
export const outgoing = {
  'rating.invited.v1': 'a single-use link to rate a node was made',
  'rating.submitted.v1': 'a citizen rated, or staff entered what one said',
  'rating.defaulted.v1': 'an invitation stayed without an answer where the region counts that',
  'settings.published.v1': 'a region decided about words, days and limits',
  'device.registered.v1': 'a window evaluator was bound to its window',
  'device.renewed.v1': 'a window evaluator got its next secret',
  'device.removed.v1': 'a window evaluator was taken out of use',
  'rating.invalidated.v1': 'the loop found a rating mistaken or malicious; it stays, and leaves the figures',
  'rectification.received.v1': 'a bad rating opened its order',
  'rectification.dispatched.v1': 'an order went to the organisation, with its dates',
  'rectification.signed.v1': 'the organisation has it',
  'rectification.verified.v1': 'what the verification found',
  'rectification.appealed.v1': 'the finding was contested',
  'rectification.appeal_decided.v1': 'an appeal was decided by somebody else',
  'rectification.rectified.v1': 'the citizen was answered',
  'rectification.extended.v1': 'the time to rectify was extended',
  'rectification.followed_up.v1': 'the citizen rated the answer',
  'rectification.reopened.v1': 'a bad follow-up brought an order to the supervisor',
  'rectification.closed.v1': 'an order ended',
  'light.raised.v1': 'a clock of an order reached a rung',
  'light.cancelled.v1': 'a second person took a light back',
  'journal.tallied.v1': 'each minute: what the journal holds',
} as const satisfies Partial<Record<EventType, string>>;
