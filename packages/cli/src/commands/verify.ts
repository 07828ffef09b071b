import { createClient } from '@clickhouse/client';
import type { Command, ExitCode } from '../command.ts';
import { inJournal, journalServices, type JournalService } from '../journals.ts';
import { openSuite, requireLocalStack } from '../suite.ts';
import type { StackFile } from '@haoban/local-stack/stack-file';

const help = `haoban verify [--json]
核对哈希链，并按服务、按事件编号比对日志与数仓；每项一行，给出首个差异。
Checks hash chains, and compares journals with ClickHouse by event id; one line a check, with the first difference.
`;

/** One check: what was compared, and the first difference when there is one. */
type Check = { check: string; ok: boolean; detail: string };

const journalIds = (stack: StackFile, service: JournalService): Promise<string[]> =>
  inJournal(stack, service, async (client) => {
    const { rows } = await client.query<{ id: string }>('select id::text from journal order by id');
    return rows.map(({ id }) => id);
  });

async function warehouseIds(stack: StackFile, service: JournalService): Promise<string[]> {
  const { origin, username, password, pathname } = new URL(stack.clickhouse.url);
  const client = createClient({ url: origin, username, password, database: pathname.slice(1) });
  try {
    const answer = await client.query({
      query: `select toString(id) as event from raw_events_v1 where dataset = 'live' and source = {source:String} group by id order by event`,
      query_params: { source: `haoban/${service}` },
      format: 'JSONEachRow',
    });
    return (await answer.json<{ event: string }>()).map(({ event }) => event);
  } finally {
    await client.close();
  }
}

/** Compares one service's journal with ClickHouse, event by event. */
export async function compareJournal(stack: StackFile, service: JournalService): Promise<Check> {
  const [journal, warehouse] = await Promise.all([journalIds(stack, service), warehouseIds(stack, service)]);
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

export const verify: Command = {
  summary: '核对日志与数仓 prove the journals and compare them with ClickHouse',
  run: async (args, { stdout }): Promise<ExitCode> => {
    if (args.includes('--help') || args.includes('-h')) {
      stdout.write(help);
      return 0;
    }
    const stack = requireLocalStack(openSuite());
    const checks = await Promise.all(journalServices.map((service) => compareJournal(stack, service)));
    stdout.write(
      args.includes('--json')
        ? `${JSON.stringify(checks)}\n`
        : checks
            .map(({ check, ok, detail }) => `${ok ? '一致 ok  ' : '不符 BAD '} ${check}: ${detail}\n`)
            .join(''),
    );
    return checks.every(({ ok }) => ok) ? 0 : 1;
  },
};
