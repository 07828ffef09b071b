import { canonicalJson } from '@haoban/contracts/canonical-json';
import type { Decision, NewEvent } from '@haoban/contracts/decision';
import type { Reference } from './reference.ts';

const published = (reference: Reference): NewEvent => {
  switch (reference.kind) {
    case 'area':
      return { type: 'area.published.v1', data: reference.data };
    case 'organisation':
      return { type: 'org.published.v1', data: reference.data };
    case 'hall':
      return { type: 'hall.published.v1', data: reference.data };
    case 'theme':
      return { type: 'theme.published.v1', data: reference.data };
    case 'item':
      return { type: 'item.published.v1', data: reference.data };
  }
};

const withVersion = (reference: Reference, version: number): Reference =>
  reference.kind === 'item' ? { kind: 'item', data: { ...reference.data, version } } : reference;

/**
 * Publishes an area, organisation, hall, theme or item. The same content again is `unchanged` and says nothing; a changed
 * item is its next version, whatever version was sent.
 */
export function publishReference(
  before: Reference | undefined,
  next: Reference,
): Decision<Reference, 'code_taken' | 'unchanged'> {
  if (before === undefined) return { state: withVersion(next, 1), events: [published(withVersion(next, 1))] };
  if (before.kind !== next.kind) return { refusal: 'code_taken' };
  const version = before.kind === 'item' ? before.data.version : 0;
  if (canonicalJson(before) === canonicalJson(withVersion(next, version))) return { refusal: 'unchanged' };
  const state = withVersion(next, version + 1);
  return { state, events: [published(state)] };
}
