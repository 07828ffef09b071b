import type { Stores } from './stores.ts';

/** The metrics of telling, of all processes together: they are read from the tables. */
export function tellingReadings({
  selfTests,
  webhookQueue,
  now,
}: Pick<Stores, 'selfTests' | 'webhookQueue' | 'now'>) {
  const startedMs = now().getTime();
  return [
    {
      name: 'haoban_light_selftest_age_seconds',
      help: 'age of the last self-test whose light arrived; above a day and an hour somebody should look',
      read: async (): Promise<number> =>
        (now().getTime() - ((await selfTests.lastSuccess())?.getTime() ?? startedMs)) / 1_000,
    },
    {
      name: 'haoban_webhook_waiting',
      help: 'deliveries to supervising systems that may go and have not arrived',
      read: () => webhookQueue.waiting(now()),
    },
    {
      name: 'haoban_webhook_given_up',
      help: 'deliveries given up after three days, of the last thirty days',
      read: () => webhookQueue.givenUp(),
    },
  ];
}
