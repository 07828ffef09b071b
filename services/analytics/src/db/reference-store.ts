import { recordFrom } from '../core/facts/read-data.ts';
import { datasetReference, referenceTypes } from '../core/facts/reference-events.ts';
import { referenceOf, type DatasetReference, type Reference } from '../core/facts/reference.ts';
import type { Warehouse } from './clickhouse.ts';

const select = `select toString(type), subject, data, toString(id), revision from reference_events_v1 final
where dataset = {dataset:String} and type in {types:Array(String)}
order by time, rank, sequence, toString(id)`;
const count = `select toUInt32(uniqExact(id)) as known from reference_events_v1
where dataset in [{dataset:String}, 'live'] and type in {types:Array(String)}`;

/** Reference data by data set, read once and again when some has come in. */
export function createReferenceStore({ client }: Pick<Warehouse, 'client'>) {
  const byDataset = new Map<string, Promise<DatasetReference>>();

  const read = async (dataset: string, without: readonly string[]): Promise<DatasetReference> => {
    const answer = await client.query({
      query: select,
      query_params: { dataset, types: referenceTypes },
      format: 'JSONCompactEachRow',
    });
    const rows =
      await answer.json<[type: string, subject: string, data: string, id: string, revision: number]>();
    // Left out here: a batch may bring more than a parameter of a statement holds.
    const gone = new Set(without);
    const kept = rows.filter(([, , , id]) => !gone.has(id));
    const newest = new Map<string, number>();
    for (const [type, subject, , , revision] of kept)
      newest.set(`${type} ${subject}`, Math.max(revision, newest.get(`${type} ${subject}`) ?? 0));
    return datasetReference(
      kept
        .filter(([type, subject, , , revision]) => revision === newest.get(`${type} ${subject}`))
        .map(([type, subject, data]) => ({ type, subject, data: recordFrom(data) })),
    );
  };
  const ownOf = (dataset: string): Promise<DatasetReference> => {
    const known = byDataset.get(dataset) ?? read(dataset, []);
    byDataset.set(dataset, known);
    known.catch(() => byDataset.delete(dataset));
    return known;
  };
  const revisions = new Map<string, number>();
  // Asked for each time: another process may have taken some in.
  const revisionOf = async (dataset: string): Promise<number> => {
    const answer = await client.query({
      query: count,
      query_params: { dataset, types: referenceTypes },
      format: 'JSONEachRow',
    });
    const found = (await answer.json<{ known: number }>())[0]?.known ?? 0;
    if (revisions.get(dataset) !== found) {
      byDataset.delete(dataset);
      byDataset.delete('live');
      revisions.set(dataset, found);
    }
    return found;
  };

  return {
    /** What one data set says itself. */
    ownOf,
    /** What it said before some events came in: a batch that comes again finds the same difference again. */
    before: (dataset: string, ids: readonly string[]): Promise<DatasetReference> => read(dataset, ids),
    /** What cases of a data set are judged by. */
    of: async (dataset: string): Promise<Reference> => {
      const revision = await revisionOf(dataset);
      const [own, live] = await Promise.all([ownOf(dataset), ownOf('live')]);
      return referenceOf(own, live, revision);
    },
    /** Forgets what was read of a data set: the next question reads again. */
    forget: (dataset: string): void => void byDataset.delete(dataset),
  };
}
export type ReferenceStore = ReturnType<typeof createReferenceStore>;
