import { PrismaPg } from '@prisma/adapter-pg';
import type { Messaging } from '@haoban/messaging/runtime';
import { timedJournal } from '@haoban/messaging/timed-journal';
import type { CalendarDefinition } from '@haoban/sla-clock/calendar';
import type { Bundle } from '../core/bundle.ts';
import type { Case } from '../core/case.ts';
import type { Credit } from '../core/credit.ts';
import type { MaterialFile } from '../core/keep-file.ts';
import type { KeptPaper } from '../core/paper.ts';
import type { Prereview } from '../core/prereview.ts';
import type { Reference } from '../core/reference.ts';
import type { HallSeal } from '../core/seal.ts';
import type { Ticket } from '../core/ticket.ts';
import { wakesOf } from '../core/wakes.ts';
import { createBundles } from './bundles.ts';
import { createCaseNumbers } from './case-numbers.ts';
import { createFiles } from './files.ts';
import { PrismaClient } from './generated/client.ts';
import { createPapers } from './papers.ts';
import { createPartyVault } from './party-vault.ts';
import { pendingFilings } from './pending-filings.ts';
import { createPrereviews } from './prereviews.ts';
import { createWorlds } from './worlds.ts';

/** Everything intake keeps, on one pool: journals for what has a history, the vault, the numbers. */
export function openStores(messaging: Messaging, secret: Buffer) {
  const prisma = new PrismaClient({ adapter: new PrismaPg(messaging.pool, { schema: 'intake' }) });
  const reference = messaging.journal<Reference>('reference');
  const calendars = messaging.journal<CalendarDefinition>('calendars');
  const worlds = createWorlds(reference, calendars);
  const cases = timedJournal({
    journal: messaging.journal<Case>('cases'),
    worldOf: worlds.worldOf,
    wakesOf,
    now: messaging.now,
  });
  return {
    prisma,
    reference,
    calendars,
    worlds,
    cases,
    bundles: createBundles(messaging.journal<Bundle>('bundles'), cases),
    prereviews: createPrereviews(messaging.journal<Prereview>('prereviews'), cases),
    pendingFilings: () => pendingFilings(messaging.pool),
    credits: messaging.journal<Credit>('credits'),
    tickets: messaging.journal<Ticket>('tickets'),
    papers: createPapers(messaging.pool, messaging.journal<KeptPaper>('papers')),
    files: createFiles(messaging.pool, messaging.journal<MaterialFile>('files')),
    seals: messaging.journal<HallSeal>('seals'),
    vault: createPartyVault(prisma, secret),
    nextCaseNumber: createCaseNumbers(messaging.pool),
  };
}
export type Stores = ReturnType<typeof openStores>;
