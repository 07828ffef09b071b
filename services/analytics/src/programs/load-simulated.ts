// Writes a simulated history straight into the warehouse, raw events and finished rows side by side: what `haoban simulate
// --to-clickhouse` runs. The plan comes as JSON in the first argument, progress goes to stdout as JSON Lines.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Envelope } from '@haoban/contracts/envelope';
import { servicePool } from '@haoban/messaging/runtime';
import { prepareHistory, type HistoryPlan } from '@haoban/simulator/history/history-plan';
import { simulateHistory } from '@haoban/simulator/history/simulate-history';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { readProgramConfig } from '../config.ts';
import { applyDdl } from '../db/apply-ddl.ts';
import { openWarehouse } from '../db/clickhouse.ts';
import { isReference, isStored, loadBulk, type BulkProgress } from '../db/load-bulk.ts';
import { createWriteParts } from '../db/write-parts.ts';
import { rebuildLease, togetherWithOthers } from '../events/lease.ts';

const everyMs = 1_000;

const Plan = Type.Object({
  profile: Type.String(),
  seed: Type.String(),
  from: Type.Optional(Type.String()),
  to: Type.Optional(Type.String()),
  until: Type.Optional(Type.String()),
  scale: Type.Optional(Type.Number()),
  halls: Type.Optional(Type.Integer()),
  dataset: Type.Optional(Type.String()),
  part: Type.Optional(Type.Object({ index: Type.Integer(), of: Type.Integer() })),
  /** Whether rows of the data set may be there already; found out before any part begins. */
  replaces: Type.Optional(Type.Boolean()),
});
const { replaces, ...plan } = Value.Parse(Plan, JSON.parse(process.argv[2] ?? '{}'));
const { DATABASE_URL, CLICKHOUSE_URL, CLICKHOUSE_ENGINE } = readProgramConfig();
const warehouse = openWarehouse(CLICKHOUSE_URL);

/** The subjects of a part without the reference data, which is stored before any part begins. */
function* casesOf(part: NonNullable<HistoryPlan['part']>): Generator<readonly Envelope[]> {
  for (const subject of simulateHistory({ ...plan, part })) if (!isReference(subject)) yield subject;
}

/** The reference data alone: it comes first. */
function* referenceOf(): Generator<readonly Envelope[]> {
  for (const subject of simulateHistory({ ...plan, part: { index: 1, of: 1 } })) {
    if (!isReference(subject)) return;
    yield subject;
  }
}

async function loadPart(part: NonNullable<HistoryPlan['part']>): Promise<void> {
  let told = 0;
  const tell = ({ events, subjects }: BulkProgress): void => {
    if (Date.now() - told < everyMs) return;
    told = Date.now();
    process.stdout.write(`${JSON.stringify({ part: part.index, events, subjects })}\n`);
  };
  const { events, subjects } = await loadBulk(createWriteParts(warehouse), casesOf(part), {
    progress: tell,
    ...(replaces === undefined ? {} : { replaces }),
  });
  process.stdout.write(`${JSON.stringify({ part: part.index, events, subjects, done: true })}\n`);
}

// Most of what a load makes lives until the next insert: room for it (MiB) saves the collector copying it.
const youngRoom = 64;

/** A process for a part of its own; its lines pass through. */
async function spawnPart(part: NonNullable<HistoryPlan['part']>, mayReplace: boolean): Promise<void> {
  const program = fileURLToPath(import.meta.url);
  const words = JSON.stringify({ ...plan, part, replaces: mayReplace });
  const child = spawn(process.execPath, [`--max-semi-space-size=${youngRoom}`, program, words], {
    stdio: 'inherit',
  });
  await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`part ${part.index} of the history was not loaded`);
}

/** The reference data, then all parts at once. */
async function loadAll(): Promise<void> {
  await applyDdl(warehouse, CLICKHOUSE_ENGINE);
  await loadBulk(createWriteParts(warehouse), referenceOf());
  const of = Math.min(availableParallelism(), 8);
  const parts = Array.from({ length: of }, (_, index) => ({ index: index + 1, of }));
  const mayReplace = await isStored(warehouse, prepareHistory(plan).dataset);
  await Promise.all(parts.map((part) => spawnPart(part, mayReplace)));
}

async function load(): Promise<true> {
  await (plan.part === undefined ? loadAll() : loadPart(plan.part));
  return true;
}

const pool = servicePool(DATABASE_URL, 'analytics');
try {
  if ((await togetherWithOthers(pool, rebuildLease, load)) === undefined) {
    process.stderr.write(
      'a rebuild is running, which would lose what is loaded: try again when it has ended\n',
    );
    process.exitCode = 1;
  }
} finally {
  await Promise.all([pool.end(), warehouse.client.close()]);
}
