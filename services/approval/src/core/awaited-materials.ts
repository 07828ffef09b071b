import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Commitment, Submission } from './case.ts';

/** What an acceptance still waits for, of one kind. */
export type Awaited = Pick<Commitment, 'kind' | 'materials'>;

/**
 * What a case was accepted without: papers that come late (容缺) and promises in place of papers (告知承诺). Where the
 * acceptance does not name the materials, the filing does.
 */
export function awaitedOf(
  accepted: EventData<'case.accepted.v1'>,
  submission: Submission | undefined,
): Awaited[] {
  const filed = (source: 'late' | 'committed') =>
    (submission?.materials ?? []).filter((material) => material.source === source).map(({ code }) => code);
  return [
    ...(accepted.tolerance
      ? [{ kind: 'tolerance' as const, materials: accepted.lateMaterials ?? filed('late') }]
      : []),
    ...(accepted.committed
      ? [{ kind: 'commitment' as const, materials: accepted.committedMaterials ?? filed('committed') }]
      : []),
  ];
}
