import { newEventId } from '@haoban/contracts/event-id';
import { overdueExample, overdueLevels } from '../core/overdue-example.ts';
import type { SelfTests } from '../db/self-tests.ts';
import { selfTestWebhook, type DueDelivery, type WebhookQueue } from '../db/webhook-queue.ts';

const prefix = 'self-test-';
const dayMs = 86_400_000;
const arrivesWithinMs = 600_000;

/** Where the tests are kept, the queue they go through, and to which webhook; to the service itself without one. */
export type SelfTestOptions = {
  readonly selfTests: SelfTests;
  readonly queue: WebhookQueue;
  readonly webhook?: string | undefined;
  readonly now: () => Date;
  readonly warn: (message: string, error: unknown) => void;
};

/**
 * Proves once a day that an overdue case reaches its recipient: a synthetic one goes through the rules of lights, the
 * queue and the signature. It has no journal, its data set is its own, and no figure knows it.
 */
export function createSelfTest({ selfTests, queue, webhook, now, warn }: SelfTestOptions) {
  const start = async (at: Date): Promise<void> => {
    const testId = newEventId(at.getTime());
    const subject = `${prefix}${at.toISOString().slice(0, 10)}`;
    const { levels, last } = overdueExample(subject, at.getTime());
    if (last === undefined || levels.join() !== overdueLevels.join()) {
      await selfTests.start(testId, at, levels, 'the lights are not those of an overdue case');
      return warn('the self-test of the lights raised the wrong ones', levels);
    }
    await selfTests.start(testId, at, levels);
    const event = {
      specversion: '1.0' as const,
      id: testId,
      source: 'haoban/approval',
      type: last.type,
      time: last.time ?? at.toISOString(),
      subject,
      sequence: levels.length,
      recordedat: at.toISOString(),
      dataset: 'sim-self-test',
      region: '-',
      data: { ...last.data },
    };
    await queue.addFor(webhook ?? selfTestWebhook, event, at);
  };

  return {
    /** Starts the test of the day when it is time, and says so when one did not arrive. */
    tick: async (): Promise<void> => {
      const at = now();
      const lost = await selfTests.fail(new Date(at.getTime() - arrivesWithinMs));
      if (lost.length > 0) warn('the self-test of the lights did not arrive within ten minutes', lost);
      const [latest] = await selfTests.latest(1);
      if (latest === undefined || at.getTime() - latest.startedAt.getTime() >= dayMs) await start(at);
    },
    /** Notes a delivery that was answered, if it was a self-test: its event is named after it. */
    arrived: async ({
      event_id: testId,
      subject,
    }: Pick<DueDelivery, 'event_id' | 'subject'>): Promise<void> => {
      if (subject.startsWith(prefix)) await selfTests.arrived(testId, now());
    },
  };
}
