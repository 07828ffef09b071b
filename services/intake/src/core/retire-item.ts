import type { Decision } from '@haoban/contracts/decision';
import type { Reference } from './reference.ts';

/** Takes an item out of the catalogue: no new filings; open cases go on by their snapshot. */
export function retireItem(before: Reference | undefined): Decision<Reference, 'item_unknown' | 'unchanged'> {
  if (before?.kind !== 'item') return { refusal: 'item_unknown' };
  if (before.retired === true) return { refusal: 'unchanged' };
  const { code, version } = before.data;
  return {
    state: { ...before, retired: true },
    events: [{ type: 'item.retired.v1', data: { code, version } }],
  };
}
