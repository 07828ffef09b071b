import { PrismaPg } from '@prisma/adapter-pg';
import type { Heard } from '@haoban/messaging/change';
import { passEvent } from '@haoban/messaging/inbox';
import type { Messaging } from '@haoban/messaging/runtime';
import { timedJournal } from '@haoban/messaging/timed-journal';
import type { CalendarDefinition } from '@haoban/sla-clock/calendar';
import type { Area } from '../core/area.ts';
import { defaultWakes } from '../core/default-wakes.ts';
import type { Device } from '../core/device.ts';
import type { RegionSettings } from '../core/settings.ts';
import type { Subject } from '../core/subject.ts';
import { createAlarms } from './alarms.ts';
import { createCanaries } from './canaries.ts';
import { PrismaClient } from './generated/client.ts';
import { createOrders } from './orders.ts';
import { createReports } from './reports.ts';
import { linkReader } from './link-reader.ts';
import { ratingList } from './rating-list.ts';
import { createServedTickets } from './served-tickets.ts';
import { createWorlds } from './worlds.ts';

/** Everything rating keeps, on one pool: journals for what has a history, tables for what is listed. */
export function openStores(messaging: Messaging) {
  const { pool, now } = messaging;
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { schema: 'rating' }) });
  const areas = messaging.journal<Area>('areas');
  const calendars = messaging.journal<CalendarDefinition>('calendars');
  const settings = messaging.journal<RegionSettings>('settings');
  const worlds = createWorlds(areas, calendars, settings);
  const subjects = timedJournal({
    journal: messaging.journal<Subject>('subjects'),
    worldOf: worlds.worldOf,
    wakesOf: defaultWakes,
    now,
  });
  return {
    prisma,
    now,
    areas,
    calendars,
    settings,
    worlds,
    subjects,
    ...createOrders(messaging, { subjects, worlds }),
    ...createReports(messaging),
    devices: messaging.journal<Device>('devices'),
    servedTickets: createServedTickets(pool),
    alarms: createAlarms(pool),
    canaries: createCanaries(prisma),
    listRatings: ratingList(prisma),
    /** Notes an event whose effect is done, or that has none. */
    heardOnly: (heard: Heard) => passEvent(pool, heard),
    /** The invitation a token's hash belongs to, and its subject. */
    findLink: linkReader(pool),
  };
}
export type Stores = ReturnType<typeof openStores>;
