import { recordFrom, textOf } from '../core/facts/read-data.ts';
import { factTables, kinds, type Kind } from '../core/facts/subject-kinds.ts';
import { unjudged } from './bury-unjudged.ts';
import { factsOf, finishRows } from './finish-rows.ts';
import { createKnownSubjects } from './known-subjects.ts';
import { columnsOfRows, refusedRows } from './insert-rows.ts';
import { portionsOf, readPortion } from './subject-store.ts';
import type { WriteParts } from './write-batch.ts';

type Named = { readonly dataset: string; readonly kind: Kind; readonly subject: string };

const atOnce = 1_000;

/** The subject that a letter's body names; undefined for what names none. */
function namedIn(body: string): Named | undefined {
  const said = recordFrom(body);
  const kind = kinds.find((one) => one === textOf(said, 'kind'));
  return kind === undefined
    ? undefined
    : { dataset: textOf(said, 'dataset'), kind, subject: textOf(said, 'subject') };
}

/**
 * Makes the row of the subject that a letter is about anew; one that fails again is buried again. Any process may be
 * asked to, so nothing is remembered.
 */
export async function judgeAgain(parts: WriteParts, body: string): Promise<void> {
  const named = namedIn(body);
  if (named !== undefined)
    await finish(
      { ...parts, known: createKnownSubjects(0) },
      named.dataset,
      new Map([[named.kind, new Set([named.subject])]]),
    );
}

const finish = (
  { warehouse, reference, pasts, known }: WriteParts,
  dataset: string,
  touched: ReadonlyMap<Kind, ReadonlySet<string>>,
): Promise<void> =>
  finishRows(warehouse, dataset, touched, {
    reference: reference.of(dataset),
    stored: Promise.resolve(),
    instants: () => pasts.of(dataset),
    coming: new Map(),
    before: new Map(),
    known,
  });

/** Settles the waiting letters about subjects that rows can be made of by now; returns how many. */
export async function settleJudged(parts: WriteParts): Promise<number> {
  const { client, database } = parts.warehouse;
  const answer = await client.query({
    query: `select id, body from dead_letters_v1 final where reason = '${unjudged}' and state = 'waiting' order by at limit ${atOnce}`,
    format: 'JSONCompactEachRow',
  });
  const waiting = (await answer.json<[id: string, body: string]>()).flatMap(([id, body]) => {
    const named = namedIn(body);
    return named === undefined ? [] : { id, ...named };
  });
  const settled: string[] = [];
  for (const [dataset, ofDataset] of Map.groupBy(waiting, (letter) => letter.dataset))
    for (const [kind, ofKind] of Map.groupBy(ofDataset, (letter) => letter.kind)) {
      const failing = await failingOf(
        parts,
        dataset,
        kind,
        ofKind.map(({ subject }) => subject),
      );
      const judged = ofKind.filter(({ subject }) => !failing.has(subject));
      if (judged.length === 0) continue;
      await finish(parts, dataset, new Map([[kind, new Set(judged.map(({ subject }) => subject))]]));
      settled.push(...judged.map(({ id }) => id));
    }
  if (settled.length === 0) return 0;
  await client.command({
    query: `insert into ${database}.dead_letters_v1
      select * replace ('replayed' as state, 'analytics' as decided_by, now64(3, 'UTC') as decided_at, 'judged since' as note,
        greatest(d.version + 1, toUInt64(toUnixTimestamp64Milli(now64(3, 'UTC')))) as version)
      from ${database}.dead_letters_v1 as d final where d.id in {settled:Array(String)} and d.state = 'waiting'`,
    query_params: { settled },
  });
  return settled.length;
}

async function failingOf(
  { warehouse, reference }: WriteParts,
  dataset: string,
  kind: Kind,
  subjects: readonly string[],
): Promise<Set<string>> {
  const failing = new Set<string>();
  const known = await reference.of(dataset);
  for (const portion of portionsOf(subjects)) {
    const rows = factsOf(kind, dataset, await readPortion(warehouse, dataset, portion), known, {
      unjudged: (subject) => failing.add(subject),
    });
    const refused = await refusedRows(warehouse, factTables[kind].table, columnsOfRows(rows), rows);
    for (const { subject } of refused.keys()) failing.add(String(subject));
  }
  return failing;
}
