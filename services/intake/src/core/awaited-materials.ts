import type { Case } from './case.ts';
import type { Item } from './reference.ts';

/** Codes of materials that may come late (容缺) and of those that a promise replaces (告知承诺). */
export type Awaited = { readonly late: readonly string[]; readonly committed: readonly string[] };

const among = (codes: readonly string[], allowed: readonly string[] | undefined): string[] =>
  codes.filter((code) => allowed?.includes(code) === true);

/** What the filing says will come late or is promised, without what was brought since. */
export function awaitedMaterials({ submission, mendings }: Case): Awaited {
  const brought = new Set(mendings.flatMap(({ materials }) => materials));
  const from = (source: 'late' | 'committed') =>
    submission.materials
      .filter((material) => material.source === source && !brought.has(material.code))
      .map(({ code }) => code);
  return { late: from('late'), committed: from('committed') };
}

/** The part of it that the item's policies allow. */
export const allowedOf = ({ policies }: Item, { late, committed }: Awaited): Awaited => ({
  late: among(late, policies.toleratedMaterials),
  committed: among(committed, policies.committedMaterials),
});
