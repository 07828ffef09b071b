import { PrismaPg } from '@prisma/adapter-pg';
import type { Messaging } from '@haoban/messaging/runtime';
import type { Subject } from '../core/subject.ts';
import { PrismaClient } from './generated/client.ts';

/** Everything rating keeps, on one pool: the journal of subjects, and the words citizens wrote. */
export function openStores(messaging: Messaging) {
  const prisma = new PrismaClient({ adapter: new PrismaPg(messaging.pool, { schema: 'rating' }) });
  return { prisma, subjects: messaging.journal<Subject>('subjects') };
}
export type Stores = ReturnType<typeof openStores>;
