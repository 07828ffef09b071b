import { endOfTime, instantText } from '../core/facts/fact-values.ts';
import { factTables, kinds, type Kind } from '../core/facts/subject-kinds.ts';
import type { Warehouse } from './clickhouse.ts';
import { finishPast } from './finish-rows.ts';
import type { ReferenceStore } from './reference-store.ts';

const maxPasts = 32;

const states = `select toUnixTimestamp64Milli(as_of), argMax(state, asked_at) as now from pasts_v1
where dataset = {dataset:String} group by dataset, as_of having now > 0 order by max(asked_at)`;

/** Subjects with events on both sides of an instant, by kind: what their finished rows say holds only after it. */
export async function straddlingSubjects(
  { client }: Pick<Warehouse, 'client'>,
  dataset: string,
  asOfMs: number,
): Promise<Map<Kind, Set<string>>> {
  const each = kinds.map(
    (kind) =>
      `select '${kind}' as kind, subject from ${factTables[kind].table} final where dataset = {dataset:String} and as_of = '${endOfTime}'
      and first_time < {as_of:DateTime64(3, 'UTC')} and last_time >= {as_of:DateTime64(3, 'UTC')}`,
  );
  const answer = await client.query({
    query: each.join(' union all '),
    query_params: { dataset, as_of: instantText(asOfMs) },
    format: 'JSONCompactEachRow',
  });
  const rows = await answer.json<[kind: string, subject: string]>();
  const byKind = Map.groupBy(rows, ([kind]) => kind);
  return new Map(kinds.map((kind) => [kind, new Set(byKind.get(kind)?.map(([, subject]) => subject))]));
}

/** Whether anything happened at an instant or later. */
async function hasLaterRows(
  { client }: Pick<Warehouse, 'client'>,
  dataset: string,
  asOfMs: number,
): Promise<boolean> {
  const each = kinds.map(
    (kind) =>
      `select 1 from ${factTables[kind].table} where dataset = {dataset:String} and as_of = '${endOfTime}' and last_time >= {as_of:DateTime64(3, 'UTC')} limit 1`,
  );
  const answer = await client.query({
    query: each.join(' union all '),
    query_params: { dataset, as_of: instantText(asOfMs) },
    format: 'JSONCompactEachRow',
  });
  return (await answer.json<[number]>()).length > 0;
}

/**
 * Instants of the past that somebody asked about, and the rows of subjects whose events lie on both sides of them. A
 * past is registered before its rows are computed, and whoever writes events reads the list after storing the rows that
 * follow from them: one of the two sees a subject that comes in between. Only when all its rows are there are they relied upon (state 2).
 */
export function createPasts(warehouse: Warehouse, reference: ReferenceStore) {
  const { client, database } = warehouse;
  const statesOf = async (dataset: string): Promise<[asOfMs: number, state: number][]> => {
    const answer = await client.query({
      query: states,
      query_params: { dataset },
      format: 'JSONCompactEachRow',
    });
    return answer.json();
  };
  const registered = async (dataset: string): Promise<number[]> =>
    (await statesOf(dataset)).map(([asOfMs]) => asOfMs);
  const note = (dataset: string, asOf: string, state: 0 | 1 | 2): Promise<unknown> =>
    client.insert({
      table: `${database}.pasts_v1`,
      columns: ['dataset', 'as_of', 'asked_at', 'state'],
      values: [[dataset, asOf, new Date().toISOString(), state]],
      format: 'JSONCompactEachRow',
    });
  const drop = async (dataset: string, asOf: string): Promise<void> => {
    await note(dataset, asOf, 0);
    for (const kind of kinds)
      await client.command({
        query: `delete from ${database}.${factTables[kind].table} where dataset = {dataset:String} and as_of = {as_of:DateTime64(3, 'UTC')}`,
        query_params: { dataset, as_of: asOf },
      });
  };
  const building = new Map<string, Promise<boolean>>();

  const build = async (dataset: string, asOfMs: number): Promise<boolean> => {
    const asOf = instantText(asOfMs);
    // Most questions are about now: one look at what came later answers them.
    if (!(await hasLaterRows(warehouse, dataset, asOfMs))) return false;
    const known = await statesOf(dataset);
    if (known.some(([past, state]) => past === asOfMs && state === 2)) {
      await note(dataset, asOf, 2);
      return true;
    }
    const first = await straddlingSubjects(warehouse, dataset, asOfMs);
    if ([...first.values()].every((subjects) => subjects.size === 0)) return true;
    await note(dataset, asOf, 1);
    // Looked for again: writers know of the instant only since it was registered.
    const found = await straddlingSubjects(warehouse, dataset, asOfMs);
    await finishPast(warehouse, dataset, found, await reference.of(dataset), asOfMs);
    // Forgotten meanwhile, the rows are those of an older snapshot.
    if ((await registered(dataset)).includes(asOfMs)) await note(dataset, asOf, 2);
    else await drop(dataset, asOf);
    for (const [old] of known.slice(0, Math.max(0, known.length + 1 - maxPasts)))
      if (old !== asOfMs) await drop(dataset, instantText(old));
    return true;
  };

  return {
    /**
     * Makes answers as of an instant right; true when anything happened at it or later, so that the sums of what is
     * known now do not say how things stood.
     */
    ensure: (dataset: string, asOfMs: number): Promise<boolean> => {
      const key = `${dataset} ${asOfMs}`;
      const running = building.get(key) ?? build(dataset, asOfMs).finally(() => building.delete(key));
      building.set(key, running);
      return running;
    },
    /** The instants of a data set whose rows are kept: events on either side of them may change these. */
    of: registered,
    /** Forgets the rows kept of a data set: the next question computes them again. */
    forget: async (dataset: string): Promise<void> => {
      for (const asOfMs of await registered(dataset)) await drop(dataset, instantText(asOfMs));
    },
  };
}
export type Pasts = ReturnType<typeof createPasts>;
