import type { Envelope } from '@haoban/contracts/envelope';
import { dataOf } from '@haoban/contracts/event-data';
import type { ObjectStore } from '@haoban/documents/object-store';
import type { Seal } from '@haoban/documents/paper';
import type { PaperArchive } from '@haoban/documents/paper-archive';
import { buffer } from 'node:stream/consumers';
import { dateOf } from '../core/paper-dates.ts';
import { paperText } from '../core/paper-text.ts';
import { isPaperKind, paperTitles, type KeptPaper } from '../core/paper.ts';
import type { Stores } from '../db/stores.ts';

/** Prints the paper that a `document.issued` of intake announces; undefined for kinds that are not printed here. */
export type PrintPaper = (event: Envelope) => Promise<KeptPaper | undefined>;

/** Prints papers from the filing, its item, and what the journal recorded up to the event. */
export function createPaperPrinter(parts: {
  readonly stores: Stores;
  readonly archive: PaperArchive;
  readonly objects: ObjectStore;
}): PrintPaper {
  const { stores, archive, objects } = parts;

  const issuerOf = async (org: string): Promise<string> => {
    const found = (await stores.reference.load(org))?.state;
    return found?.kind === 'organisation' ? found.data.name : org;
  };

  const sealOf = async (issuer: string, hall: string | undefined): Promise<Seal> => {
    const kept = hall === undefined ? undefined : (await stores.seals.load(hall))?.state;
    const png = kept === undefined ? undefined : await objects.get(kept.object);
    return png === undefined ? { owner: issuer, foot: '政务服务专用章' } : { png: await buffer(png) };
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
    const draft = { issuer, title: paperTitles[kind], number, blocks, date, seal };
    const printed = await archive.print(draft, ['intake', caseId, number]);
    return { number, kind, caseId, region, issuer, issuedAt, date, ...printed };
  };
}
