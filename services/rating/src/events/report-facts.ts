import type { Envelope } from '@haoban/contracts/envelope';
import { dataOf } from '@haoban/contracts/event-data';
import type { Heard } from '@haoban/messaging/change';
import type { Effect } from '@haoban/messaging/consumer';
import { promisedDaysOf } from '../core/promised-days.ts';
import type { ReportedFacts } from '../db/reported-facts.ts';

type Facts = { readonly reportedFacts: ReportedFacts };
type Hears = Facts & { readonly heardOnly: (heard: Heard) => Promise<void> };

async function note({ reportedFacts }: Facts, event: Envelope): Promise<void> {
  const { subject, type, time } = event;
  switch (type) {
    case 'case.submitted.v1': {
      const { applicantKind } = dataOf(event, 'case.submitted.v1');
      return reportedFacts.noteCase(subject, { applicantKind });
    }
    case 'case.accepted.v1': {
      const { name, promised } = dataOf(event, 'case.accepted.v1').item;
      const promisedDays = promisedDaysOf(promised);
      return reportedFacts.noteCase(subject, {
        acceptedAt: time,
        promisedDays,
        ...(name === undefined ? {} : { itemName: name }),
      });
    }
    case 'case.decided.v1': {
      const { judgement } = dataOf(event, 'case.decided.v1');
      return reportedFacts.noteCase(subject, { promisedDue: judgement?.promised?.due ?? undefined });
    }
    case 'item.published.v1': {
      const { code, name } = dataOf(event, 'item.published.v1');
      return reportedFacts.noteName('item', code, name ?? code);
    }
    case 'org.published.v1': {
      const { code, name } = dataOf(event, 'org.published.v1');
      return reportedFacts.noteName('org', code, name);
    }
    case 'hall.published.v1': {
      const { code, name } = dataOf(event, 'hall.published.v1');
      return reportedFacts.noteName('hall', code, name);
    }
    default:
      return undefined;
  }
}

/**
 * An effect that first keeps what reports and pages say of the event's subject. Having it twice changes nothing, so
 * it may run again when the effect itself has to.
 */
export const alsoReported =
  (stores: Facts, effect: Effect): Effect =>
  async (event, heard, context) => {
    await note(stores, event);
    await effect(event, heard, context);
  };

/** The effect of an event that is kept for reports and pages alone. */
export const onlyReported = (stores: Hears): Effect =>
  alsoReported(stores, (_event, heard) => stores.heardOnly(heard));
