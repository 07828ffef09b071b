import type { Messaging } from '@haoban/messaging/runtime';
import type { Reading } from '@haoban/service-kit/metrics';

/** The metrics of telling, of all processes of a service together: they are read from its outbox. */
export function noticeReadings(pool: Pick<Messaging['pool'], 'query'>, now: () => Date): Reading[] {
  const read = async (text: string): Promise<number> =>
    Number((await pool.query<{ n: string | null }>(text, [now()])).rows[0]?.n ?? 0);
  return [
    {
      name: 'haoban_notices_waiting',
      help: 'notices that may be sent now and were not yet',
      read: () =>
        read(
          "select count(*) as n from notices where state = 'waiting' and not_before <= $1 and next_try_at <= $1",
        ),
    },
    {
      name: 'haoban_notices_failing_seconds',
      help: 'how long the notice that fails longest has been failing',
      read: () =>
        read(
          "select extract(epoch from $1::timestamptz - min(failing_since)) as n from notices where state = 'waiting'",
        ),
    },
    {
      name: 'haoban_notices_given_up',
      help: 'notices that reached nobody by any channel, of the last thirty days',
      read: () =>
        read(
          "select count(*) as n from notices where state = 'given_up' and ended_at > $1::timestamptz - interval '30 days'",
        ),
    },
  ];
}
