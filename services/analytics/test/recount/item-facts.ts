import type { Term } from '@haoban/contracts/terms';
import type { Dims } from './case-facts.ts';
import { basisOf, type Basis } from './day-by-day.ts';
import { lastSaid } from './histories.ts';
import type { Reference } from './reference.ts';

/** An item that is published and was not retired since. */
export type ItemFact = {
  dims: Dims;
  visits: number;
  promised: ItemTerm | undefined;
  statutory: ItemTerm | undefined;
};
type ItemTerm = { basis: Basis; amount: number };

function termOf(term: Term | undefined): ItemTerm | undefined {
  if (term === undefined || 'due' in term) return undefined;
  const n = term.unit === 'IMMEDIATE' ? 0 : (term.n ?? 0);
  return { basis: basisOf(term), amount: term.unit === 'WH' ? n * 60 : n };
}

/** The current items. */
export const itemsOf = (reference: Reference): ItemFact[] =>
  reference.items.flatMap((history) => {
    if (history.at(-1)?.type !== 'item.published.v1') return [];
    const published = lastSaid(history, 'item.published.v1');
    if (published === undefined) return [];
    const { data, event } = published;
    return [
      {
        dims: {
          region: event.region,
          item: data.code,
          org: data.org,
          kind: data.kind,
          family: data.family ?? '',
        },
        visits: data.visitsLimit,
        promised: termOf(data.promised),
        statutory: termOf(data.statutory),
      },
    ];
  });
