import { endOfTime } from '../src/core/facts/fact-values.ts';
import { subjectEvents } from '../src/core/facts/subject-events.ts';
import { factTables, type Kind } from '../src/core/facts/subject-kinds.ts';
import { insertFacts } from '../src/db/finish-rows.ts';
import { history, type Told } from './judged-case.ts';
import { nowhere } from './told-subject.ts';
import { freshWarehouse } from './fresh-warehouse.ts';

/** A warehouse of its own that knows finished rows alone, and its readable views. */
export async function tellWarehouse() {
  const warehouse = await freshWarehouse();
  return {
    /** Stores the finished row of a subject's events. */
    tell: async (kind: Kind, dataset: string, subject: string, ...events: readonly Told[]): Promise<void> => {
      const known = subjectEvents(dataset, subject, history(...events));
      const row = factTables[kind].build(known, nowhere, endOfTime);
      await insertFacts(warehouse, kind, row === undefined ? [] : [row]);
    },
    /** Rows of a view of one data set, by an instant that everything told lies before unless another is given. */
    rows: async (
      view: string,
      dataset: string,
      columns: string,
      rest = '',
      asOf = endOfTime,
    ): Promise<unknown[]> => {
      const answer = await warehouse.client.query({
        query: `select ${columns} from ${view}_v1(dataset = {dataset:String}, as_of = {as_of:DateTime64(3, 'UTC')}) ${rest} order by all`,
        query_params: { dataset, as_of: asOf },
        format: 'JSONCompactEachRow',
      });
      return answer.json();
    },
    stop: warehouse.drop,
  };
}
export type ToldWarehouse = Awaited<ReturnType<typeof tellWarehouse>>;
