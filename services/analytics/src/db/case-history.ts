import type { FactEvent } from '../core/facts/subject-events.ts';
import type { Warehouse } from './clickhouse.ts';
import { readSubjects } from './subject-store.ts';

/** One event of a case as its timeline shows it. */
export type HistoryEvent = {
  readonly id: string;
  readonly source: string;
  readonly sequence: number;
  readonly type: string;
  /** ISO instant. */
  readonly time: string;
  readonly data: string;
};

const select = `
select toString(e.5) as id, e.6 as source, e.4 as sequence, e.7 as type, formatDateTime(e.2, '%Y-%m-%dT%H:%i:%S.%f', 'UTC') as time, e.8 as data
from (
  select arrayJoin(arraySort(groupUniqArray((revision, time, rank, sequence, toString(id), toString(source), toString(type), data)))) as e
  from raw_events_v1 where dataset = {dataset:String} and subject = {subject:String}
)`;

/** Reads what happened to a subject: its events in their total order as a timeline shows them, and as facts read them. */
export function createCaseHistory({ client }: Pick<Warehouse, 'client'>) {
  const shown = async (dataset: string, subject: string): Promise<HistoryEvent[]> => {
    const answer = await client.query({
      query: select,
      query_params: { dataset, subject },
      format: 'JSONEachRow',
    });
    const rows = await answer.json<HistoryEvent>();
    return rows.map((event) => ({ ...event, time: `${event.time.slice(0, 23)}Z` }));
  };
  const known = async (dataset: string, subject: string): Promise<readonly FactEvent[]> => {
    for await (const found of readSubjects({ client }, dataset, [subject])) return found.get(subject) ?? [];
    return [];
  };
  return {
    of: async (dataset: string, subject: string) => {
      const [events, facts] = await Promise.all([shown(dataset, subject), known(dataset, subject)]);
      return { events, facts };
    },
  };
}
export type CaseHistory = ReturnType<typeof createCaseHistory>;
