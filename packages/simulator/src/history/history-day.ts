import { caseNumber } from '@haoban/contracts/case-number';
import type { Envelope } from '@haoban/contracts/envelope';
import { formatDate } from '@haoban/sla-clock/local-date';
import { arrivalAt, type Arrival, type Queue } from '../arrivals.ts';
import type { Draft } from '../draft.ts';
import { ticketFlow } from '../ticket-flow.ts';
import { serveVisitors, type Visit } from '../window-queue.ts';
import { decide } from './case-approval.ts';
import { deliver } from './case-delivery.ts';
import { takeIn } from './case-intake.ts';
import { aftermath, oversee } from './case-oversight.ts';
import type { Filed, Scene } from './case-scene.ts';
import { fileDay } from './file-day.ts';
import type { History } from './history-plan.ts';
import type { PlacedHall } from './places.ts';
import { recordSubject, type SubjectRecording } from './record-subject.ts';

type Guest = Arrival & { files: boolean };

/**
 * One hall's day, subject by subject: its tickets and bookings, then each case with all that became of it before the history's
 * end. A function of the plan's seed, the hall and the day alone, whatever else is played.
 */
export function* playHallDay(
  history: History,
  placed: PlacedHall,
  day: number,
): Generator<readonly Envelope[]> {
  const counts = countsOf(history, placed, day);
  if (counts.desk + counts.remote + counts.asking === 0) return;
  const scene = sceneOf(history, placed, day);
  const recording: SubjectRecording = {
    dataset: history.dataset,
    region: placed.hall.area,
    untilMs: history.untilMs,
    draws: history.draws.of('ids'),
  };
  if (counts.desk + counts.remote > placed.caseNumbers)
    throw new RangeError(`${placed.hall.code} has more cases on ${scene.date} than case numbers`);
  const visits = serveVisitors(scene, guests(scene, counts));
  const filings = fileDay(history, scene, visits, counts.remote);
  const caseIds = new Map<string, string>();
  const cases = filings.map((filing, index): Filed => {
    const caseId = caseNumber(placed.county, scene.date, placed.firstCase + index);
    if (filing.desk !== undefined) caseIds.set(filing.desk.ticketId, caseId);
    return { ...filing, caseId };
  });
  for (const visit of visits) yield* playVisit(scene, visit, caseIds.get(visit.ticketId), recording);
  for (const filed of cases) yield* playCase(scene, filed, recording);
}

function sceneOf(history: History, { hall, county }: PlacedHall, day: number): Scene {
  const { profile, calendar, office, axis, chances, draws } = history;
  const date = formatDate(day);
  const { ratings, hours } = profile;
  const own = draws.of(hall.code).of(date);
  return { date, day, hall, county, calendar, office, draws: own, ratings, hours, profile, axis, chances };
}

/** How many of each happen in a hall on a day: what the running sum gains, so that no fraction is lost over time. */
function countsOf({ volume, scale, draws }: History, { hall, share }: PlacedHall, day: number) {
  const gained = (name: 'desk' | 'remote' | 'asking'): number => {
    const phase = draws.of(hall.code).fraction(`phase of ${name}`);
    const upTo = (last: number): number => Math.floor(volume[name](last) * scale * share + phase);
    return upTo(day) - upTo(day - 1);
  };
  return { desk: gained('desk'), remote: gained('remote'), asking: gained('asking') };
}

// Those who came to file wait for it; those who only ask may give up.
function guests(scene: Scene, { desk, asking }: { desk: number; asking: number }): Guest[] {
  return Array.from({ length: desk + asking }, (_, index): Guest => {
    const draws = scene.draws.of(`visitor ${index}`);
    const queue: Queue = draws.chance('property', 0.2) ? 'property' : 'general';
    const files = index < desk;
    return { ...arrivalAt(scene, queue, index, draws), files, patient: files };
  }).toSorted((a, b) => a.arrivedAtMs - b.arrivedAtMs);
}

function* playVisit(
  scene: Scene,
  visit: Visit,
  caseId: string | undefined,
  recording: SubjectRecording,
): Generator<readonly Envelope[]> {
  const drafts = [...ticketFlow(scene, visit, caseId === undefined ? [] : [caseId])];
  const { booking } = visit;
  const ticket = booking === undefined ? drafts : drafts.filter(({ subject }) => subject === visit.ticketId);
  yield* recorded(ticket, recording);
  if (booking !== undefined)
    yield* recorded(
      drafts.filter(({ subject }) => subject === booking.bookingId),
      recording,
    );
}

function* playCase(scene: Scene, filed: Filed, recording: SubjectRecording): Generator<readonly Envelope[]> {
  const drafts: Draft[] = [];
  const accepted = takeIn(scene, filed, drafts);
  const decided = accepted && decide(scene, filed, accepted, drafts);
  if (decided?.granted === true) deliver(scene, filed, decided, drafts);
  if (accepted !== undefined) oversee(scene, filed, accepted, decided, drafts);
  yield* recorded(drafts, recording);
  for (const other of aftermath(scene, filed, decided, drafts)) yield* recorded(other, recording);
}

function* recorded(drafts: Draft[], recording: SubjectRecording): Generator<readonly Envelope[]> {
  const events = recordSubject(drafts, recording);
  if (events.length > 0) yield events;
}
