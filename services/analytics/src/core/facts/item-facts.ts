import { placeOfEvent } from './event-place.ts';
import { flag, type FactRow } from './fact-values.ts';
import { numberOf, recordOf, textOf } from './read-data.ts';
import type { Reference } from './reference.ts';
import { rowHead } from './row-head.ts';
import type { FactEvent, SubjectEvents } from './subject-events.ts';
import { basisOf, type Basis } from './term-basis.ts';

/**
 * The finished row of an item of the catalogue (item_facts_v1): its newest version as said last, current unless it was
 * retired after everything else. Undefined for anything else.
 */
export function itemFacts(known: SubjectEvents, reference: Reference, asOf: string): FactRow | undefined {
  const last = known.events.findLast(({ type }) => type.startsWith('item.'));
  const published = newestVersion(known.of('item.published.v1'));
  const said = published ?? last;
  if (last === undefined || said === undefined) return undefined;
  const { region, zone } = placeOfEvent(said, reference);
  const { data } = said;
  const promised = termOf(data, 'promised');
  const statutory = termOf(data, 'statutory');
  return {
    ...rowHead(known, reference, asOf),
    region,
    zone,
    item: known.subject,
    name: textOf(data, 'name'),
    item_kind: textOf(data, 'kind'),
    family: textOf(data, 'family'),
    theme: textOf(data, 'theme'),
    org: textOf(data, 'org'),
    is_current: flag(published !== undefined && last.type !== 'item.retired.v1'),
    declared_visits: numberOf(data, 'visitsLimit') ?? 0,
    online_depth: numberOf(data, 'onlineDepth') ?? 0,
    promised_basis: promised.basis,
    promised_amount: promised.amount,
    statutory_basis: statutory.basis,
    statutory_amount: statutory.amount,
  };
}

const versionOf = ({ data }: FactEvent): number => numberOf(data, 'version') ?? 0;

const newestVersion = (published: readonly FactEvent[]): FactEvent | undefined =>
  published.reduce<FactEvent | undefined>(
    (newest, event) => (newest !== undefined && versionOf(newest) > versionOf(event) ? newest : event),
    undefined,
  );

/** A term of a catalogue as figures sum it: days, or minutes of office time. */
function termOf(
  data: FactEvent['data'],
  name: string,
): { readonly basis: Basis | ''; readonly amount: number } {
  const term = recordOf(data, name);
  const basis = basisOf(term);
  // Only an import's case has an instant for a term.
  if (term === undefined || basis === '' || basis === 'natural') return { basis: '', amount: 0 };
  const n = textOf(term, 'unit') === 'IMMEDIATE' ? 0 : (numberOf(term, 'n') ?? 0);
  return { basis, amount: basis === 'wh' ? Math.round(n * 60) : Math.trunc(n) };
}
