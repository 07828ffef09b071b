import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Messaging } from '@haoban/messaging/runtime';
import { timedJournal } from '@haoban/messaging/timed-journal';
import type { Case } from '../core/case.ts';
import type { KeptPaper } from '../core/licence-paper.ts';
import { wakesOf } from '../core/wakes.ts';
import type { Area } from '../core/world.ts';
import { createCarriers } from './carriers.ts';
import { openCases } from './open-cases.ts';
import { createPapers } from './papers.ts';
import { createSavings } from './savings.ts';
import { createWorkList } from './work-list.ts';
import { createWorlds, type PublishedCalendar } from './worlds.ts';

/** Everything delivery keeps; with the option, decisions to refuse are delivered too. */
export function openStores(messaging: Messaging, { deliverRefusals }: { readonly deliverRefusals: boolean }) {
  const { pool, now } = messaging;
  const areas = messaging.journal<Area>('areas');
  const calendars = messaging.journal<PublishedCalendar>('calendars');
  const worlds = createWorlds(pool, calendars, deliverRefusals);
  return {
    now,
    deliverRefusals,
    areas,
    calendars,
    organisations: messaging.journal<EventData<'org.published.v1'>>('organisations'),
    worlds,
    cases: timedJournal({ journal: messaging.journal<Case>('cases'), worldOf: worlds.worldOf, wakesOf, now }),
    openCases: () => openCases(pool),
    papers: createPapers(pool, messaging.journal<KeptPaper>('papers')),
    carriers: createCarriers(pool),
    work: createWorkList(pool),
    savings: createSavings(pool),
  };
}
export type Stores = ReturnType<typeof openStores>;
