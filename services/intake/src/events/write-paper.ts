import type { Envelope } from '@haoban/contracts/envelope';
import { dataOf } from '@haoban/contracts/event-data';
import type { PaperArchive } from '@haoban/documents/paper-archive';
import { dateOf } from '../core/paper-dates.ts';
import { paperText } from '../core/paper-text.ts';
import { paperNames } from './print-paper.ts';
import { isPaperKind, type KeptPaper, type Manuscript } from '../core/paper.ts';
import type { Stores } from '../db/stores.ts';

/** Writes the paper that a `document.issued` of intake announces; undefined for kinds that are not its own. */
export type WritePaper = (event: Envelope) => Promise<KeptPaper | undefined>;

/** Writes papers from the filing, its item, and what the journal recorded up to the event. */
export function createPaperWriter(parts: {
  readonly stores: Stores;
  readonly archive: Pick<PaperArchive, 'codeOf'>;
}): WritePaper {
  const { stores, archive } = parts;

  const issuerOf = async (org: string): Promise<string> => {
    const found = (await stores.reference.load(org))?.state;
    return found?.kind === 'organisation' ? found.data.name : org;
  };

  const sealOf = async (issuer: string, hall: string | undefined): Promise<Manuscript['seal']> => {
    const kept = hall === undefined ? undefined : (await stores.seals.load(hall))?.state;
    return kept === undefined ? { owner: issuer, foot: '政务服务专用章' } : { object: kept.object };
  };

  return async (event) => {
    const { kind, number } = dataOf(event, 'document.issued.v1');
    const { subject: caseId, region, time: issuedAt, sequence } = event;
    if (!isPaperKind(kind)) return undefined;
    const state = (await stores.cases.load(caseId))?.state;
    if (state === undefined) throw new Error(`${number} was issued for ${caseId}, which is not here`);
    const [world, accepted, issuer] = await Promise.all([
      stores.worlds.worldOf(state),
      stores.papers.acceptanceOf(caseId, sequence),
      issuerOf(state.org),
    ]);
    const { zone } = world.area;
    const date = dateOf(issuedAt, zone);
    const days = { zone, calendar: world.calendar };
    const itemName = accepted?.item.name ?? world.item.name;
    const blocks = paperText(kind, { state, itemName, accepted, days });
    const seal = await sealOf(issuer, state.submission.hall);
    const code = archive.codeOf(paperNames(caseId, number));
    const manuscript = { blocks, seal };
    return { number, kind, caseId, region, issuer, issuedAt, date, code, manuscript, wakesAt: issuedAt };
  };
}
