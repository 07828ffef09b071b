import type { Envelope } from '@haoban/contracts/envelope';
import type { Effect } from '@haoban/messaging/consumer';
import type { NoticeDraft, Outbox } from './outbox.ts';

/** What an event has to be told, if anything. */
export type DraftsOf = (event: Envelope) => readonly NoticeDraft[] | Promise<readonly NoticeDraft[]>;

/** The effect of an event whose one effect is that somebody is told. */
export const telling =
  (outbox: Pick<Outbox, 'hear'>, draftsOf: DraftsOf): Effect =>
  async (event, heard) =>
    outbox.hear(event, await draftsOf(event), heard);

/**
 * An effect that also has somebody told. The inbox moves with the effect, last: after a crash in between the notice is
 * queued again, which changes nothing.
 */
export const alsoTelling =
  (outbox: Pick<Outbox, 'queue'>, draftsOf: DraftsOf, effect: Effect): Effect =>
  async (event, heard, context) => {
    await outbox.queue(event, await draftsOf(event));
    await effect(event, heard, context);
  };
