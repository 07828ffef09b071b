import { PrismaPg } from '@prisma/adapter-pg';
import type { Messaging } from '@haoban/messaging/runtime';
import type { Case } from '../core/case.ts';
import type { Reference } from '../core/reference.ts';
import type { Ticket } from '../core/ticket.ts';
import { createCaseNumbers } from './case-numbers.ts';
import { PrismaClient } from './generated/client.ts';
import { createPartyVault } from './party-vault.ts';

/** Everything intake keeps, on one pool: journals for what has a history, the vault, the numbers. */
export function openStores(messaging: Messaging, secret: Buffer) {
  const prisma = new PrismaClient({ adapter: new PrismaPg(messaging.pool, { schema: 'intake' }) });
  return {
    prisma,
    reference: messaging.journal<Reference>('reference'),
    cases: messaging.journal<Case>('cases'),
    tickets: messaging.journal<Ticket>('tickets'),
    vault: createPartyVault(prisma, secret),
    nextCaseNumber: createCaseNumbers(messaging.pool),
  };
}
export type Stores = ReturnType<typeof openStores>;
