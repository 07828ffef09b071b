import type { Envelope } from '@haoban/contracts/envelope';
import { dataOf } from '@haoban/contracts/event-data';
import type { PaperArchive } from '@haoban/documents/paper-archive';
import { orgOf } from '../core/case.ts';
import { dateOf, paperText } from '../core/paper-text.ts';
import { isPaperKind, type KeptPaper } from '../core/paper.ts';
import type { Stores } from '../db/stores.ts';
import { paperNames } from './print-paper.ts';

/** Writes the paper that a `document.issued` of approval announces; undefined for kinds that are not its own. */
export type WritePaper = (event: Envelope) => Promise<KeptPaper | undefined>;

/** Writes papers from the case and what the journal recorded up to the event. */
export const createPaperWriter =
  (
    stores: Pick<Stores, 'cases' | 'orgs' | 'papers' | 'zoneOf'>,
    archive: Pick<PaperArchive, 'codeOf'>,
  ): WritePaper =>
  async (event) => {
    const { kind, number } = dataOf(event, 'document.issued.v1');
    const { subject: caseId, region, time: issuedAt, sequence } = event;
    if (!isPaperKind(kind)) return undefined;
    const state = (await stores.cases.load(caseId))?.state;
    if (state === undefined) throw new Error(`${number} was issued for ${caseId}, which is not here`);
    const org = orgOf(state) ?? '-';
    const [zone, steps, known] = await Promise.all([
      stores.zoneOf(region),
      stores.papers.stepsOf(caseId, sequence),
      stores.orgs.load(org),
    ]);
    const issuer = known?.state.name ?? org;
    const date = dateOf(issuedAt, zone);
    const blocks = paperText(kind, { state, zone, ...steps });
    const seal = { owner: issuer, foot: '行政审批专用章' };
    const code = archive.codeOf(paperNames(caseId, number));
    const manuscript = { blocks, seal };
    const facts = { number, kind, caseId, region, issuer, issuedAt, date, sequence };
    return { ...facts, code, manuscript, wakesAt: issuedAt };
  };
