import { buffer } from 'node:stream/consumers';
import type { ObjectStore } from '@haoban/documents/object-store';
import type { Seal } from '@haoban/documents/paper';
import type { PaperArchive, Printed } from '@haoban/documents/paper-archive';
import { isPaperKind, paperSubject, paperTitles, type KeptPaper, type Manuscript } from '../core/paper.ts';
import type { Stores } from '../db/stores.ts';

/** Prints a paper that was written and notes where it is; twice is the same copy. */
export type PrintPaper = (paper: KeptPaper) => Promise<Printed>;

/** What makes the code of a paper. */
export const paperNames = (caseId: string, number: string): readonly string[] => ['intake', caseId, number];

/** A printer of intake's papers at one archive. Throws when a seal or the object store is away. */
export function createPaperPrinter(parts: {
  readonly stores: Pick<Stores, 'papers'>;
  readonly archive: PaperArchive;
  readonly objects: ObjectStore;
}): PrintPaper {
  const { stores, archive, objects } = parts;

  const sealOf = async (seal: Manuscript['seal']): Promise<Seal> => {
    if ('owner' in seal) return seal;
    const png = await objects.get(seal.object);
    if (png === undefined) throw new Error(`the seal ${seal.object} is gone`);
    return { png: await buffer(png) };
  };

  return async ({ number, kind, caseId, region, issuer, date, manuscript }) => {
    if (manuscript === undefined || !isPaperKind(kind)) throw new Error(`${number} was never written`);
    const { blocks } = manuscript;
    const seal = await sealOf(manuscript.seal);
    const draft = { issuer, title: paperTitles[kind], number, blocks, date, seal };
    const printed = await archive.print(draft, paperNames(caseId, number));
    await stores.papers.execute({
      subject: paperSubject(caseId, number),
      region,
      context: { actor: 'haoban/intake' },
      decide: (before) => {
        if (before?.manuscript === undefined) return { refusal: 'printed' };
        const { manuscript: _, ...paper } = before;
        return { state: { ...paper, printed, wakesAt: null }, events: [] };
      },
    });
    return printed;
  };
}

/** Prints one of the papers that wait for it. */
export const printWaiting =
  ({ papers }: Pick<Stores, 'papers'>, print: PrintPaper) =>
  async (subject: string): Promise<void> => {
    const paper = (await papers.load(subject))?.state;
    if (paper !== undefined && paper.printed === undefined) await print(paper);
  };
