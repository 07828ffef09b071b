import type { Decision } from '@haoban/contracts/decision';
import type { Case } from './case.ts';

/** An uploaded material of a filing. `name` is what its owner called it; it may say who that is and goes nowhere. */
export type MaterialFile = {
  readonly fileId: string;
  readonly caseId: string;
  readonly region: string;
  readonly material: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly object: string;
  readonly uploadedAt: string;
};

/** Most files of a case. */
export const mostFiles = 500;

/** True while materials may come in: before the filing ended, and afterwards where acceptance awaits some. */
export const takesFiles = ({ status, lateMaterials = [] }: Case): boolean =>
  status === 'submitted' || status === 'correcting' || (status === 'accepted' && lateMaterials.length > 0);

/** Keeps a file; the same content for the same material of a case is the same file. */
export function keepFile(
  before: MaterialFile | undefined,
  next: MaterialFile,
): Decision<MaterialFile, 'file_known'> {
  return before === undefined ? { state: next, events: [] } : { refusal: 'file_known' };
}
