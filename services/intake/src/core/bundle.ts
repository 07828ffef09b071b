import type { Decision } from '@haoban/contracts/decision';
import type { EventData } from '@haoban/contracts/events/catalogue';
import type { FileCase } from './file-case.ts';
import type { Theme } from './reference.ts';

type Submission = EventData<'case.submitted.v1'>;
type Material = Submission['materials'][number];

/** One case of a bundle: its number, reserved before anything is filed, and its filing. */
export type BundleCase = Pick<FileCase, 'caseId' | 'queryCodeHash' | 'submission'>;

/**
 * One request that makes several cases (一件事). It is written before any of them is filed; while `wakesAt` is an
 * instant (ISO) some may still have to be.
 */
export type Bundle = Pick<FileCase, 'region' | 'at' | 'account' | 'visitId'> & {
  readonly bundleId: string;
  readonly theme: string;
  readonly cases: readonly BundleCase[];
  readonly wakesAt: string | null;
};

/** What the request says of one case; without `materials` the case uses everything that was given. */
export type BundleWish = { readonly itemCode: string; readonly materials?: readonly string[] };

export type BundleFault = 'item_not_in_theme' | 'material_unknown';

/** What is wrong with the cases that are asked for, if anything. */
export function bundleFault(
  theme: Theme,
  given: readonly Material[],
  wishes: readonly BundleWish[],
): BundleFault | undefined {
  if (wishes.some(({ itemCode }) => !theme.items.includes(itemCode))) return 'item_not_in_theme';
  const codes = new Set(given.map(({ code }) => code));
  const known = wishes.every(({ materials = [] }) => materials.every((code) => codes.has(code)));
  return known ? undefined : 'material_unknown';
}

/** The materials of each case: what was uploaded once is shared by the cases after the first that uses it. */
export function materialsOf(given: readonly Material[], wishes: readonly BundleWish[]): Material[][] {
  const used = new Set<string>();
  return wishes.map(({ materials }) =>
    given
      .filter(({ code }) => materials === undefined || materials.includes(code))
      .map((material) => {
        const first = !used.has(material.code);
        used.add(material.code);
        return first || material.source !== 'upload' ? material : { ...material, source: 'shared' };
      }),
  );
}

/** Takes in a bundle; nothing is said until its cases are filed. */
export function openBundle(before: Bundle | undefined, bundle: Bundle): Decision<Bundle, 'number_taken'> {
  return before === undefined ? { state: bundle, events: [] } : { refusal: 'number_taken' };
}

/** The filings of a bundle as they are to be filed: whoever came with them came once. */
export const filingsOf = ({ cases, region, at, account, visitId }: Bundle): FileCase[] =>
  cases.map((one) => ({ ...one, region, at, account, visitId }));

/** Every case of the bundle is filed. */
export function closeBundle(before: Bundle | undefined): Decision<Bundle, 'bundle_unknown'> {
  return before === undefined
    ? { refusal: 'bundle_unknown' }
    : { state: { ...before, wakesAt: null }, events: [] };
}
