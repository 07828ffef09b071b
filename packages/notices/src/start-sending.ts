import { setTimeout as delay } from 'node:timers/promises';
import { createSender, type SendOptions } from './send-notice.ts';
import type { DueNotice } from './waiting-notices.ts';

const pollMs = 250;
const atOnce = 16;

/**
 * Sends what is due until `stop`. Every process of a service may: who takes a notice has it alone, and what a killed
 * one held is taken over a minute later under the same id.
 */
export function startSending(options: SendOptions): { stop: () => Promise<void> } {
  const { waiting, now, warn } = options;
  const stopping = new AbortController();
  const send = createSender(options);

  const settle = async (notice: DueNotice): Promise<void> => {
    if (stopping.signal.aborted) return void (await waiting.putOff(notice.notice_id, now()));
    await send(notice);
  };
  const round = async (): Promise<number> => {
    const due = await waiting.take(now(), atOnce);
    await Promise.all(
      due.map((notice) =>
        settle(notice).catch((error: unknown) =>
          warn(`notice ${notice.notice_id} is tried again in a minute`, error),
        ),
      ),
    );
    return due.length;
  };
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const taken = await round().catch((error: unknown) => {
        if (!stopping.signal.aborted) warn('notices will be looked for again', error);
        return 0;
      });
      if (taken === atOnce) continue;
      await delay(pollMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
