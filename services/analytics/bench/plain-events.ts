import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Envelope } from '@haoban/contracts/envelope';
import type { Client } from 'pg';

const rowsAtOnce = 100_000;

const table = `create table events (
  id uuid not null, dataset text not null, subject text not null, source text not null, sequence int not null,
  type text not null, time timestamptz not null, region text not null, data jsonb not null
)`;

const indexes = [
  'create index on events (dataset, subject)',
  'create index on events (type, time)',
  'create unique index on events (id)',
];

const workdays = `create table workdays as
with newest as (
  select data from events where type = 'calendar.published.v1' and subject = 'cn'
  order by (data ->> 'version')::int desc limit 1
)
select day::date as day
from newest cross join generate_series((data #>> '{coverage,from}')::date, (data #>> '{coverage,to}')::date, '1 day') as day
where data -> 'work' ? to_char(day, 'YYYY-MM-DD')
  or (extract(isodow from day) < 6 and not data -> 'off' ? to_char(day, 'YYYY-MM-DD'))`;

const lineOf = ({ id, dataset, subject, source, sequence, type, time, region, data }: Envelope): string =>
  [id, dataset, subject, source, String(sequence), type, time, region, JSON.stringify(data)]
    .map((cell) => cell.replaceAll('\\', '\\\\'))
    .join('\t');

/**
 * Puts a history into a plain table `events` with ordinary indexes, and the days of the national calendar into
 * `workdays`. `home` is a folder that the server may read; the client is a superuser's. Returns how many events there are.
 */
export async function fillPlainEvents(
  client: Client,
  home: string,
  subjects: Iterable<readonly Envelope[]>,
): Promise<number> {
  await client.query(table);
  const file = join(home, 'events.copy');
  let lines: string[] = [];
  let count = 0;
  const flush = async (): Promise<void> => {
    writeFileSync(file, `${lines.join('\n')}\n`);
    chmodSync(file, 0o644);
    await client.query(`copy events from '${file}'`);
    count += lines.length;
    lines = [];
  };
  for (const events of subjects) {
    for (const event of events) lines.push(lineOf(event));
    if (lines.length >= rowsAtOnce) await flush();
  }
  if (lines.length > 0) await flush();
  rmSync(file, { force: true });
  for (const index of indexes) await client.query(index);
  await client.query(workdays);
  await client.query('alter table workdays add primary key (day)');
  await client.query('vacuum analyze events');
  await client.query('analyze workdays');
  return count;
}
