// Proof that nothing is lost and nothing counted twice: kills parts of a suite of its own in the middle of filings.
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findServers, haobanHome } from '@haoban/local-stack/servers';
import { startStack, type Stack } from '@haoban/local-stack/stack';
import { waitUntil } from '@haoban/local-stack/wait-until';
import { Failed } from './command.ts';
import { compareJournal } from './checks.ts';
import { inJournal, journalServices } from './journals.ts';
import { publishReference } from './publish-reference.ts';
import { ask } from './requests.ts';
import { fileAtWindow } from './story.ts';
import { suiteOf, type Suite } from './suite.ts';

const filings = Number(process.argv[2] ?? 5_000);
const atOnce = 16;
const victims = ['analytics', 'clickhouse', 'intake', 'nats', 'approval', 'postgres'];
const settleLimitMs = 120_000;

/** Repeats a request while something is down; what was done before, an acceptance say, is refused and fine. */
async function stubbornly(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (error instanceof Failed && error.message.includes(' 409 ')) return;
      if (tries > 600) throw error;
      await delay(100);
    }
  }
}

/** Files a case and accepts it; the same filing, under the same key, is sent until it is answered. */
async function fileAndAccept(suite: Suite): Promise<string> {
  const key = randomUUID();
  let caseId = '';
  await stubbornly(async () => {
    caseId = await fileAtWindow(suite, 'property-registration', key);
  });
  await stubbornly(() =>
    ask(suite, 'POST', `/api/intake/cases/${caseId}/acceptance`, { account: 'window-clerk' }),
  );
  return caseId;
}

async function fileAll(suite: Suite, filed: Set<string>): Promise<void> {
  let left = filings;
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      filed.add(await fileAndAccept(suite));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** Kills each victim without warning, spread over the filings; its supervisor brings it back. */
async function killAlong(stack: Stack, filed: ReadonlySet<string>): Promise<void> {
  for (const [index, name] of victims.entries()) {
    const threshold = (filings * (index + 1)) / (victims.length + 1);
    await waitUntil(() => filed.size >= threshold, { timeoutMs: 600_000, what: `${threshold} filings` });
    const pid = stack.parts.get(name)?.pid();
    if (pid === undefined) throw new Error(`${name} is not running`);
    process.kill(pid, 'SIGKILL');
    console.log(`kill -9 ${name.padEnd(10)} after ${filed.size} filings`);
  }
}

async function settled(suite: Suite, filed: ReadonlySet<string>): Promise<void> {
  await waitUntil(
    async () => {
      const figure = async (id: string) =>
        (await ask(suite, 'GET', `/api/analytics/indicators/${id}`))['value'];
      if ((await figure('cases_filed')) !== filed.size || (await figure('cases_accepted')) !== filed.size)
        return false;
      // every acceptance reached approval, once: its case is there with its stages
      if ((await approvalCases(suite)) !== filed.size) return false;
      const checks = await Promise.all(
        journalServices.map((service) => compareJournal(stackOf(suite), service)),
      );
      return checks.every(({ ok }) => ok);
    },
    { timeoutMs: settleLimitMs, what: 'journal = ClickHouse', everyMs: 1_000 },
  );
}

const approvalCases = (suite: Suite): Promise<number | undefined> =>
  inJournal(stackOf(suite), 'approval', async (client) => {
    const { rows } = await client.query<{ count: number }>('select count(*)::integer as count from cases');
    return rows[0]?.count;
  });

const stackOf = (suite: Suite) => {
  if (suite.stack === undefined) throw new Error('the suite has no stack file');
  return suite.stack;
};

const home = mkdtempSync(join(tmpdir(), 'haoban-chaos-'));
const tools = join(haobanHome(), 'tools');
if (existsSync(tools)) cpSync(tools, join(home, 'tools'), { recursive: true });
const stack = await startStack({
  home,
  ports: 'any',
  servers: findServers({ ...process.env, HAOBAN_HOME: home }),
  say: console.log,
});
let failed = false;
try {
  const suite = suiteOf(stack.file);
  console.log(await publishReference(suite));
  const filed = new Set<string>();
  await Promise.all([fileAll(suite, filed), killAlong(stack, filed)]);
  console.log(`${filed.size} cases filed under ${filings} keys`);
  const quietMs = performance.now();
  await settled(suite, filed);
  console.log(`settled after ${((performance.now() - quietMs) / 1000).toFixed(1)} s`);
  for (const service of journalServices) {
    const { check, ok, detail } = await compareJournal(stack.file, service);
    console.log(`${ok ? 'ok ' : 'BAD'} ${check}: ${detail}`);
  }
  failed = filed.size !== filings;
} catch (error) {
  failed = true;
  console.error(error instanceof Error ? error.message : error);
} finally {
  await stack.stop();
  rmSync(home, { recursive: true, force: true });
}
console.log(failed ? 'LOST OR DOUBLED: see above' : 'nothing lost, nothing twice');
process.exit(failed ? 1 : 0);
