import { ProblemError } from '@haoban/service-kit/problems';
import { Type, type Static } from 'typebox';
import type { Case } from '../core/case.ts';
import { licenceStatus, type Licence } from '../core/licence.ts';
import { paperSubject } from '../core/licence-paper.ts';
import type { Deps } from './deps.ts';

const text = Type.Optional(Type.String());
export const LicenceStatusName = Type.Enum(['valid', 'suspended', 'revoked']);
export const RevocationCategoryName = Type.Enum([
  'decision_revoked',
  'cancelled',
  'penalty',
  'replaced',
  'mistake',
]);

/** A licence as those see it who may see its case; the code is printed on it. */
export const LicenceAnswer = Type.Object({
  number: Type.String(),
  status: LicenceStatusName,
  grantedAt: Type.String(),
  issuedAt: Type.String(),
  suspendedAt: text,
  proposal: Type.Optional(
    Type.Object({
      at: Type.String(),
      category: RevocationCategoryName,
      reason: Type.String(),
      proposer: Type.String(),
    }),
  ),
  revoked: Type.Optional(Type.Object({ at: Type.String(), category: RevocationCategoryName })),
  code: text,
  sha256: text,
});
type LicenceAnswer = Static<typeof LicenceAnswer>;

/** The answer for a licence: its code once its paper is written, its hash once that is printed. */
export async function licenceAnswer(
  { stores }: Deps,
  { caseId }: Case,
  licence: Licence,
): Promise<LicenceAnswer> {
  const { printedAt: _printedAt, ...shown } = licence;
  const paper = (await stores.papers.load(paperSubject(caseId, licence.number)))?.state;
  return {
    ...shown,
    status: licenceStatus(licence),
    ...(paper === undefined ? {} : { code: paper.code }),
    ...(paper?.printed === undefined ? {} : { sha256: paper.printed.sha256 }),
  };
}

/** A licence of the case. Throws `licence_unknown`. */
export function getLicence({ licences }: Case, number: string): Licence {
  const found = licences.find((licence) => licence.number === number);
  if (found === undefined) throw new ProblemError('licence_unknown');
  return found;
}
