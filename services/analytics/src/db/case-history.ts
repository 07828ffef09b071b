import type { Warehouse } from './clickhouse.ts';

/** One event of a case as its timeline shows it. */
export type HistoryEvent = {
  readonly id: string;
  readonly source: string;
  readonly sequence: number;
  readonly type: string;
  readonly time: string;
  readonly data: string;
};

const select = `
select toString(e.5) as id, e.6 as source, e.4 as sequence, e.7 as type, formatDateTime(e.2, '%Y-%m-%dT%H:%i:%S.%f', 'UTC') as time, e.8 as data
from (
  select arrayJoin(arraySort(groupUniqArray((revision, time, rank, sequence, toString(id), toString(source), toString(type), data)))) as e
  from raw_events_v1 where dataset = {dataset:String} and subject = {subject:String}
)`;

/** Reads what happened to a subject, in the total order of events. */
export function createCaseHistory({ client }: Pick<Warehouse, 'client'>) {
  return {
    of: async (dataset: string, subject: string): Promise<HistoryEvent[]> => {
      const answer = await client.query({
        query: select,
        query_params: { dataset, subject },
        format: 'JSONEachRow',
      });
      return answer.json<HistoryEvent>();
    },
  };
}
export type CaseHistory = ReturnType<typeof createCaseHistory>;
