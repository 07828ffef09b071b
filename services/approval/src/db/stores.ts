import type { Heard } from '@haoban/messaging/change';
import { passEvent } from '@haoban/messaging/inbox';
import type { Messaging } from '@haoban/messaging/runtime';
import { timedJournal } from '@haoban/messaging/timed-journal';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Area, Case, Filing, Organisation, Theme } from '../core/case.ts';
import type { Joint } from '../core/joint.ts';
import { jointWakes } from '../core/joint-wakes.ts';
import type { KeptPaper } from '../core/paper.ts';
import type { StoredCalendar } from '../core/stored-calendar.ts';
import type { Review } from '../core/quality-review.ts';
import type { Sample } from '../core/sample-reviews.ts';
import type { Absence } from '../core/substitution.ts';
import { wakesOf } from '../core/wakes.ts';
import { calendarIssues } from './calendar-issues.ts';
import { createDays } from './days.ts';
import { PrismaClient } from './generated/client.ts';
import { createJointWorlds } from './joint-worlds.ts';
import { createHallPlaces } from './hall-places.ts';
import { createLights } from './lights.ts';
import { createPapers } from './papers.ts';
import { createSelfTests } from './self-tests.ts';
import { createSubstitutions } from './substitutions.ts';
import { createTold } from './told.ts';
import { createWebhookQueue } from './webhook-queue.ts';

/** Everything approval keeps, on one pool: its cases and calendars, and what it heard of filings and areas. */
export function openStores(messaging: Messaging) {
  const prisma = new PrismaClient({ adapter: new PrismaPg(messaging.pool, { schema: 'approval' }) });
  const calendars = messaging.journal<StoredCalendar>('calendars');
  const issuesOf = (calendarId: string) => calendarIssues(messaging, calendarId);
  const { daysOf, zoneOf, forget } = createDays(prisma, calendars, issuesOf);
  const absences = messaging.journal<Absence>('substitutions');
  const jointWorldOf = createJointWorlds(messaging.pool, daysOf, messaging.now);
  return {
    prisma,
    pool: messaging.pool,
    calendars,
    calendarIssues: issuesOf,
    /** Makes this process look a calendar up anew. */
    forgetCalendar: forget,
    daysOf,
    zoneOf,
    cases: timedJournal({
      journal: messaging.journal<Case>('cases'),
      worldOf: daysOf,
      wakesOf,
      now: messaging.now,
    }),
    joints: timedJournal({
      journal: messaging.journal<Joint>('joints'),
      worldOf: jointWorldOf,
      wakesOf: jointWakes,
      now: messaging.now,
    }),
    jointWorldOf,
    themes: messaging.journal<Theme>('themes'),
    filings: messaging.journal<Filing>('filings'),
    areas: messaging.journal<Area>('areas'),
    orgs: messaging.journal<Organisation>('orgs'),
    papers: createPapers(messaging.pool, messaging.journal<KeptPaper>('papers')),
    samples: messaging.journal<Sample>('samples'),
    reviews: messaging.journal<Review>('reviews'),
    absences,
    substitutions: createSubstitutions(prisma, absences),
    hallPlaceOf: createHallPlaces(messaging.pool),
    told: createTold(messaging.pool),
    lights: createLights(prisma),
    selfTests: createSelfTests(messaging.pool),
    webhookQueue: createWebhookQueue(messaging.pool),
    now: messaging.now,
    /** Notes an event whose effect is written already, or that has none here. */
    pass: (heard: Heard) => passEvent(messaging.pool, heard),
  };
}
export type Stores = ReturnType<typeof openStores>;
