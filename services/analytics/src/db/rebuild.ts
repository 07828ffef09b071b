import { forgetsRawEvents } from './apply-ttl.ts';
import { openWarehouse, type Warehouse } from './clickhouse.ts';
import { createTwin, dropLeftovers, swapIn } from './rebuild-database.ts';
import { catchUp, keepPasts, referenceNow } from './rebuild-catch-up.ts';
import { foldEverything, type FoldProgress } from './rebuild-facts.ts';
import { createPasts } from './pasts.ts';
import { createReferenceStore } from './reference-store.ts';
import { createRollUp } from './roll-up.ts';
import { touchEveryDay } from './touched-days.ts';

/** What a rebuild is told: the warehouse, the engines' prefix, how many threads fold, and how to have it to itself. */
export type RebuildPlan = {
  readonly url: string;
  readonly engine: string;
  readonly threads: number;
  /** Goes on although raw events are dropped after a while: what rests on those is lost. */
  readonly isPartial?: boolean;
  /** Runs the last steps while nobody else writes. */
  readonly alone: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly say: (step: RebuildStep) => void;
};

/** What is being done, for whoever watches. */
export type RebuildStep =
  | { readonly step: 'folding'; readonly done: FoldProgress }
  | { readonly step: 'summing' | 'catching up' | 'waiting for the sink' | 'swapping' };

/** What a rebuild did; `aloneMs` is how long nobody else could write. */
export type Rebuilt = FoldProgress & { readonly caughtUp: number; readonly aloneMs: number };

// Events carry the instant at which their insert began: one that is under way shows up later than that. On a cluster
// the others' inserts are not seen from here.
const replicatedSeconds = '120';
const insertSeconds =
  "(select 2 + ifNull(max(elapsed), 0) from system.processes where query_kind = 'Insert')";

async function sinceNow({ client }: Warehouse, engine: string): Promise<string> {
  const answer = await client.query({
    query: `select toString(now64(3, 'UTC') - toIntervalMillisecond(1000 * ${engine === '' ? insertSeconds : replicatedSeconds})) as since`,
    format: 'JSONEachRow',
  });
  return (await answer.json<{ since: string }>())[0]?.since ?? '1970-01-01 00:00:00';
}

const withDatabase = (url: string, database: string): string => {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
};

/**
 * Makes all finished rows and sums anew from the raw events, in a database beside the warehouse's, while the sink goes
 * on; then takes the sink's place for a moment, finishes what came in since, and swaps the tables. Killed at any moment
 * it leaves the old rows, or right ones; begun again it starts over. Only one may run at a time.
 */
export async function rebuild({
  url,
  engine,
  threads,
  isPartial = false,
  alone,
  say,
}: RebuildPlan): Promise<Rebuilt> {
  const from = openWarehouse(url);
  const twin = `${from.database}_rebuild_${Date.now()}`;
  const to = openWarehouse(withDatabase(url, twin));
  try {
    if (!isPartial && (await forgetsRawEvents(from)))
      throw new Error(
        'raw events are kept for some months only: a rebuild forgets what rests on older ones; --partial does it all the same',
      );
    await dropLeftovers(from, engine);
    const began = await sinceNow(from, engine);
    const before = await referenceNow(from);
    await createTwin(from, twin, engine);
    const done = await foldEverything(from, { url, into: twin }, threads, (progress) =>
      say({ step: 'folding', done: progress }),
    );
    say({ step: 'summing' });
    await touchEveryDay(to);
    await createRollUp(to, 0)();
    say({ step: 'catching up' });
    const caughtUpAt = await sinceNow(from, engine);
    const early = await catchUp({ from, to }, began, before);
    say({ step: 'waiting for the sink' });
    const pasts = createPasts(from, createReferenceStore(from));
    return await alone(async () => {
      const startedMs = performance.now();
      say({ step: 'swapping' });
      const late = await catchUp({ from, to }, caughtUpAt, before);
      const kept = await keepPasts({ from, to }, pasts, new Set());
      await swapIn(from, twin, engine);
      // asked about while the tables changed places
      await keepPasts({ from, to: from }, pasts, kept);
      return { ...done, caughtUp: early + late, aloneMs: Math.round(performance.now() - startedMs) };
    });
  } finally {
    await dropLeftovers(from, engine);
    await Promise.all([from.client.close(), to.client.close()]);
  }
}
