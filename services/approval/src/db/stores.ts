import type { Messaging } from '@haoban/messaging/runtime';
import { PrismaPg } from '@prisma/adapter-pg';
import type { CalendarDefinition } from '@haoban/sla-clock/calendar';
import type { Area, Case } from '../core/case.ts';
import { PrismaClient } from './generated/client.ts';

/** Everything approval keeps, on one pool: its cases and calendars, and the areas it heard of. */
export function openStores(messaging: Messaging) {
  const prisma = new PrismaClient({ adapter: new PrismaPg(messaging.pool, { schema: 'approval' }) });
  return {
    prisma,
    cases: messaging.journal<Case>('cases'),
    calendars: messaging.journal<CalendarDefinition>('calendars'),
    areas: messaging.journal<Area>('areas'),
  };
}
export type Stores = ReturnType<typeof openStores>;
