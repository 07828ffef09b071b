import { dataOf } from '@haoban/contracts/event-data';
import type { Effect } from '@haoban/messaging/consumer';
import { paperSubject } from '../../core/paper.ts';
import type { Stores } from '../../db/stores.ts';
import type { WritePaper } from '../write-paper.ts';

/** What approval issued is written down and kept; the same event again changes nothing. */
export const documentIssued =
  (stores: Pick<Stores, 'papers'>, write: WritePaper): Effect =>
  async (event, heard, context) => {
    const { papers } = stores;
    const { number } = dataOf(event, 'document.issued.v1');
    const subject = paperSubject(event.subject, number);
    const paper = (await papers.load(subject)) === undefined ? await write(event) : undefined;
    await papers.execute({
      subject,
      region: event.region,
      context,
      heard,
      decide: (before) =>
        before === undefined && paper !== undefined ? { state: paper, events: [] } : { refusal: 'written' },
    });
  };
