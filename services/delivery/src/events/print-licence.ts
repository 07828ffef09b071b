import type { PaperArchive, Printed } from '@haoban/documents/paper-archive';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Case } from '../core/case.ts';
import { learnPrinting } from '../core/learn-printing.ts';
import { licenceText, paperSubject, type KeptPaper } from '../core/licence-paper.ts';
import type { Stores } from '../db/stores.ts';
import type { PartyLookUp } from './party-look-up.ts';

const Holder = Type.Object({
  kind: Type.Enum(['person', 'enterprise', 'other']),
  name: Type.String(),
  identityNumber: Type.String(),
});
const context = { actor: 'haoban/delivery' };
const patienceMs = 3_600_000;

/** Prints a licence and notes where it is; twice is the same copy. */
export type PrintLicence = (paper: KeptPaper) => Promise<Printed>;
/** The code that is printed on the paper of these names. */
export type CodeOf = PaperArchive['codeOf'];

/** What makes the code of a licence. */
export const paperNames = (caseId: string, number: string): readonly string[] => ['delivery', caseId, number];

/**
 * Prints licences from their case and what intake's vault says of the holder, who is named in the PDF and nowhere else.
 * Throws while intake or the object store is away, and for a holder whom intake does not know.
 */
export function createLicencePrinter(parts: {
  readonly stores: Pick<Stores, 'cases' | 'papers' | 'now'>;
  readonly archive: PaperArchive;
  readonly lookUp: PartyLookUp;
}): PrintLicence {
  const { stores, archive, lookUp } = parts;
  const { cases, papers, now } = stores;

  const holderOf = async ({ applicantRef }: Case): Promise<Static<typeof Holder>> => {
    const found = applicantRef === undefined ? undefined : await lookUp(applicantRef, 'licence');
    if (!Value.Check(Holder, found)) throw new Error('intake does not know the holder of a licence');
    return found;
  };

  return async ({ number, caseId, region, title, issuer, date }) => {
    const state = (await cases.load(caseId))?.state;
    if (state === undefined) throw new Error(`${number} has no case`);
    const blocks = licenceText(await holderOf(state), { itemName: title.zh, caseId, issuer });
    const seal = { owner: issuer, foot: '电子证照专用章' };
    const draft = { layout: 'certificate', issuer, title, number, blocks, date, seal } as const;
    const printed = await archive.print(draft, paperNames(caseId, number));
    // the case first: after a crash in between it is printed again, and it is told again
    await cases.execute<'case_unknown'>({
      subject: caseId,
      region: (before) => before.region,
      context,
      decide: (before, world) =>
        before === undefined || world === undefined
          ? { refusal: 'case_unknown' }
          : learnPrinting(before, world, { number, at: now().toISOString() }),
    });
    await papers.execute({
      subject: paperSubject(caseId, number),
      region,
      context,
      decide: (before) =>
        before === undefined
          ? { refusal: 'unwritten' }
          : { state: { ...before, printed, wakesAt: null }, events: [] },
    });
    return printed;
  };
}

/** Prints one of the licences that wait for it. One that can't be printed waits an hour and does not hold up others. */
export const printWaiting =
  ({ papers, now }: Pick<Stores, 'papers' | 'now'>, print: PrintLicence) =>
  async (subject: string): Promise<void> => {
    const paper = (await papers.load(subject))?.state;
    if (paper === undefined || paper.printed !== undefined) return;
    await print(paper).catch(async (error: unknown) => {
      const isAway = error instanceof Error && 'code' in error;
      const wakesAt = new Date(now().getTime() + patienceMs).toISOString();
      const later = (before: KeptPaper | undefined) =>
        before === undefined ? { refusal: 'unwritten' } : { state: { ...before, wakesAt }, events: [] };
      if (!isAway) await papers.execute({ subject, region: paper.region, context, decide: later });
      throw error;
    });
  };
