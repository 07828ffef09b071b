import { dataOf } from '@haoban/contracts/event-data';
import type { Envelope } from '@haoban/contracts/envelope';
import type { Effect } from '@haoban/messaging/consumer';
import { formatDate, localDay } from '@haoban/sla-clock/local-date';
import { orgOf } from '../../core/case.ts';
import { paperSubject, type KeptPaper } from '../../core/licence-paper.ts';
import type { Stores } from '../../db/stores.ts';
import { paperNames, type CodeOf } from '../print-licence.ts';

type Writing = Pick<Stores, 'papers' | 'cases' | 'organisations' | 'worlds' | 'now'>;

/** The licence as a paper: everything on it but its holder. */
async function write(stores: Writing, codeOf: CodeOf, event: Envelope): Promise<KeptPaper> {
  const { number } = dataOf(event, 'document.issued.v1');
  const { subject: caseId, region } = event;
  const state = (await stores.cases.load(caseId))?.state;
  const licence = state?.licences.find((one) => one.number === number);
  if (state === undefined || licence === undefined) throw new Error(`${number} is not here`);
  const [world, org] = await Promise.all([
    stores.worlds.worldOf(state),
    stores.organisations.load(orgOf(state)),
  ]);
  return {
    number,
    caseId,
    region,
    title: { zh: state.itemName ?? number, en: state.itemNameEn ?? 'Administrative Licence' },
    issuer: org?.state.name ?? orgOf(state),
    date: formatDate(localDay(Date.parse(licence.grantedAt), world.zone)),
    code: codeOf(paperNames(caseId, number)),
    wakesAt: stores.now().toISOString(),
  };
}

/** The licence that was issued is written down, to be printed soon; the same event again changes nothing. */
export const licenceIssued =
  (stores: Writing, codeOf: CodeOf): Effect =>
  async (event, heard, context) => {
    const { papers } = stores;
    const { number } = dataOf(event, 'document.issued.v1');
    const subject = paperSubject(event.subject, number);
    const paper = (await papers.load(subject)) === undefined ? await write(stores, codeOf, event) : undefined;
    await papers.execute({
      subject,
      region: event.region,
      context,
      heard,
      decide: (before) =>
        before === undefined && paper !== undefined ? { state: paper, events: [] } : { refusal: 'written' },
    });
  };
