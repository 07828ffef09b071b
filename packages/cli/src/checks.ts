import { createClient, type ClickHouseClient } from '@clickhouse/client';
import type { StackFile } from '@haoban/local-stack/stack-file';
import { verifyJournal } from '@haoban/messaging/verify-journal';
import { warehouseChecks } from './warehouse-checks.ts';
import { checkDashboards } from './dashboard-check.ts';
import { inJournal, journalServices, type JournalService } from './journals.ts';

/** One check: what was compared, and what was found: a count, or the first difference. */
export type Check = { readonly check: string; readonly ok: boolean; readonly detail: string };

/** Runs work on the warehouse of a running suite. */
export async function inWarehouse<Result>(
  stack: StackFile,
  work: (client: ClickHouseClient) => Promise<Result>,
): Promise<Result> {
  const { origin, username, password, pathname } = new URL(stack.clickhouse.url);
  const client = createClient({ url: origin, username, password, database: pathname.slice(1) });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

const journalIds = (stack: StackFile, service: JournalService): Promise<string[]> =>
  inJournal(stack, service, async (client) => {
    const { rows } = await client.query<{ id: string }>('select id::text from journal order by id');
    return rows.map(({ id }) => id);
  });

const warehouseIds = (stack: StackFile, service: JournalService): Promise<string[]> =>
  inWarehouse(stack, async (client) => {
    const answer = await client.query({
      query: `select toString(id) as event from raw_events_v1 where dataset = 'live' and source = {source:String}
        group by id order by event`,
      query_params: { source: `haoban/${service}` },
      format: 'JSONEachRow',
    });
    return (await answer.json<{ event: string }>()).map(({ event }) => event);
  });

/** Compares one service's journal with ClickHouse, event by event. */
export async function compareJournal(stack: StackFile, service: JournalService): Promise<Check> {
  // the warehouse first: what it has must be in a journal read after it
  const warehouse = await warehouseIds(stack, service);
  const journal = await journalIds(stack, service);
  const here = new Set(warehouse);
  const known = new Set(journal);
  const missing = journal.find((id) => !here.has(id));
  const extra = warehouse.find((id) => !known.has(id));
  const ok = missing === undefined && extra === undefined;
  const difference =
    missing === undefined ? `ClickHouse alone has ${extra ?? ''}` : `ClickHouse lacks ${missing}`;
  return {
    check: `${service}: journal = ClickHouse`,
    ok,
    detail: ok ? `${journal.length} events` : difference,
  };
}

/** Recomputes the hash chains and anchors of one service's journal. */
async function checkChain(
  stack: StackFile,
  service: JournalService,
  publicKey: string | undefined,
): Promise<Check> {
  const verified = await inJournal(stack, service, (client) =>
    verifyJournal(client, { digest: 'sha256', publicKey }),
  );
  const { rows, subjects, anchors, firstDifference } = verified;
  return {
    check: `${service}: chains and anchors`,
    ok: firstDifference === undefined,
    detail: firstDifference ?? `${rows} events of ${subjects} subjects, ${anchors} anchors`,
  };
}

/** Everything that can be proven of a running suite, one check after another. */
export async function* everyCheck(
  stack: StackFile,
  publicKey: string | undefined,
  isAll: boolean,
): AsyncGenerator<Check> {
  for (const service of journalServices) yield checkChain(stack, service, publicKey);
  for (const service of journalServices) yield compareJournal(stack, service);
  yield* warehouseChecks(stack, isAll);
  yield checkDashboards();
}
