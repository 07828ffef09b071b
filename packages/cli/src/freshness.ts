import { createClient } from '@clickhouse/client';
import { waitUntil } from '@haoban/local-stack/wait-until';
import type { StackFile } from '@haoban/local-stack/stack-file';
import { Failed } from './command.ts';
import type { Tell } from './story.ts';
import { fileAtWindow } from './story.ts';
import type { Suite } from './suite.ts';

/** Nearest-rank percentiles in milliseconds. */
export type Freshness = { events: number; p50Ms: number; p99Ms: number };

/**
 * Files cases, so many at once, and measures for every event of theirs how long it took from its recording in the
 * journal to being visible in every answer. Throws `Failed` when some do not become visible within 30 s.
 */
export async function measureFreshness(
  suite: Suite,
  stack: StackFile,
  plan: { cases: number; atOnce: number },
  tell: Tell,
): Promise<Freshness> {
  const ids: string[] = [];
  const startedMs = performance.now();
  let left = plan.cases;
  const file = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      ids.push(await fileAtWindow(suite, 'property-registration'));
      if (ids.length % 250 === 0) tell(`收件 filed            ${ids.length} / ${plan.cases}`);
    }
  };
  await Promise.all(Array.from({ length: plan.atOnce }, file));
  tell(
    `速度 pace             ${Math.round(plan.cases / ((performance.now() - startedMs) / 1000))} cases/s, ${plan.atOnce} at once`,
  );
  return readFreshness(stack, ids);
}

async function readFreshness(stack: StackFile, ids: readonly string[]): Promise<Freshness> {
  const { origin, username, password, pathname } = new URL(stack.clickhouse.url);
  const client = createClient({ url: origin, username, password, database: pathname.slice(1) });
  const query = `
    with (select groupArray(id) from raw_events_v1 where dataset = 'live' and source = 'haoban/intake' and subject in {ids:Array(String)}) as wanted
    select toUInt32(count()) as events, arraySort(groupArray(waited)) as sorted,
      toInt32(sorted[intDiv(50 * events + 99, 100)]) as p50, toInt32(sorted[intDiv(99 * events + 99, 100)]) as p99
    from (select id, dateDiff('millisecond', any(recorded_at), min(visible_at)) as waited from recorded_events_v1
      where dataset = 'live' and source = 'haoban/intake' and has(wanted, id) group by id)`;
  const perCase = 2;
  try {
    const row = await waitUntil(
      async () => {
        const answer = await client.query({ query, query_params: { ids: [...ids] }, format: 'JSONEachRow' });
        const [found] = await answer.json<{ events: number; p50: number; p99: number }>();
        return found !== undefined && found.events >= perCase * ids.length ? found : undefined;
      },
      { timeoutMs: 30_000, what: 'every event to be visible', everyMs: 250 },
    ).catch((error: unknown) => {
      throw new Failed(String(error));
    });
    return { events: row.events, p50Ms: row.p50, p99Ms: row.p99 };
  } finally {
    await client.close();
  }
}
