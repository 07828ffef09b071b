import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '../src/db/clickhouse.ts';
import { writeBatch } from '../src/db/write-batch.ts';
import { createWriteParts } from '../src/db/write-parts.ts';
import { eventMaker } from './event-maker.ts';
import { clientWith } from './client-with.ts';
import { freshWarehouse } from './fresh-warehouse.ts';

const make = eventMaker('live');
const item = { promised: { n: 5, unit: 'WD' }, statutory: { n: 20, unit: 'WD' } };
const asOfMs = Date.parse('2026-10-13T00:00:00Z');
/** A case with events on both sides of the instant. */
const straddling = (subject: string) => [
  make.submit(subject, '2026-10-12T01:00:00Z'),
  make.accept(subject, '2026-10-12T02:00:00Z', item),
  make.decide(subject, '2026-10-14T03:00:00Z'),
];

let warehouse: Awaited<ReturnType<typeof freshWarehouse>>;

beforeAll(async () => {
  warehouse = await freshWarehouse();
});
afterAll(() => warehouse.drop());

/** The client, with something that happens first whenever rows of cases are about to be stored, or just were. */
function beside(when: 'before' | 'after', happens: () => Promise<unknown>): Warehouse {
  const exec: Warehouse['client']['exec'] = async (params) => {
    const isRows = params.query.includes('.case_facts_v1');
    if (isRows && when === 'before') await happens();
    const result = await warehouse.client.exec(params);
    if (isRows && when === 'after') await happens();
    return result;
  };
  return { ...warehouse, client: clientWith(warehouse.client, { exec }) };
}

test('whoever asks about an instant while rows are being stored misses none of them, now or later', async () => {
  const asking = createWriteParts(warehouse);
  await writeBatch(asking, [make.calendar(), ...straddling('there before')], false);
  for (const when of ['before', 'after'] as const) {
    const at = when === 'before' ? asOfMs : asOfMs + 1000;
    const ask = (): Promise<boolean> => asking.pasts.ensure('live', at);
    const parts = { ...createWriteParts(warehouse), warehouse: beside(when, ask) };
    await writeBatch(parts, straddling(`asked ${when}`), false);
    await ask();
    const answer = await warehouse.client.query({
      query:
        "select subject from case_facts_v1 final where dataset = 'live' and as_of = fromUnixTimestamp64Milli({at:Int64}, 'UTC') order by subject",
      query_params: { at },
      format: 'JSONCompactEachRow',
    });
    expect((await answer.json<[string]>()).map(([subject]) => subject)).toContain(`asked ${when}`);
  }
}, 120_000);
