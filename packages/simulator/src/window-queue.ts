import type { Arrival, Queue } from './arrivals.ts';
import { minuteMs, type Session } from './office-time.ts';
import type { Setting } from './setting.ts';

type Fate = {
  service: { window: string; calledAtMs: number; servedAtMs: number } | undefined;
  leftAtMs: number;
};
/** What became of a ticket: served at a window, or given up waiting. */
export type Visit<Who extends Arrival = Arrival> = Who & { ticketId: string } & Fate;

const usualServiceMinutes = 9;
const patience = { leastMinutes: 15, meanMinutes: 60 };
// How busy the open windows are over the whole day; the morning's peak is then about twice as much as they can take at once.
const targetLoad = 0.7;
const ticketLetters: Record<Queue, string> = { general: 'A', property: 'B' };

type Desk = { window: string; freeAtMs: number };

/** Serves the visitors of a day first come, first served within each queue, by as many windows as the day needs. */
export function serveVisitors<Who extends Arrival>(setting: Setting, visitors: readonly Who[]): Visit<Who>[] {
  const { windows } = setting.hall;
  const property = visitors.filter(({ queue }) => queue === 'property');
  const general = visitors.filter(({ queue }) => queue === 'general');
  const share = property.length / Math.max(1, visitors.length);
  const propertyWindows = Math.min(Math.max(1, Math.round(windows.length * share)), windows.length - 1);
  return [
    ...serveQueue(setting, general, windows.slice(0, -propertyWindows)),
    ...serveQueue(setting, property, windows.slice(-propertyWindows)),
  ].toSorted((a, b) => a.arrivedAtMs - b.arrivedAtMs);
}

function serveQueue<Who extends Arrival>(
  setting: Setting,
  visitors: readonly Who[],
  windows: readonly string[],
): Visit<Who>[] {
  const sessions = setting.office.sessions(setting.day);
  const officeMinutes =
    sessions.reduce((sum, { opensMs, closesMs }) => sum + closesMs - opensMs, 0) / minuteMs;
  const needed = Math.ceil((visitors.length * usualServiceMinutes) / (officeMinutes * targetLoad));
  const open = windows.slice(0, Math.max(1, needed));
  // A day larger than the hall tests machines, not clerks: its services are as short as they must be to fit.
  const fittingMinutes = (officeMinutes * targetLoad * open.length) / Math.max(1, visitors.length);
  const serviceMs = Math.min(usualServiceMinutes, fittingMinutes) * minuteMs;
  const desks = open.map((window) => ({ window, freeAtMs: 0 }));
  return visitors.map((visitor, index) => {
    const number = String(index + 1).padStart(4, '0');
    const date = setting.date.replaceAll('-', '');
    const ticketId = `${setting.hall.code}-${date}-${ticketLetters[visitor.queue]}${number}`;
    return { ...visitor, ticketId, ...serve(visitor, desks, sessions, serviceMs) };
  });
}

function serve(
  { arrivedAtMs, draws, patient = false }: Arrival,
  desks: readonly Desk[],
  sessions: readonly Session[],
  meanMs: number,
): Fate {
  const desk = desks.reduce((first, other) => (other.freeAtMs < first.freeAtMs ? other : first));
  const lengthMs = Math.floor(meanMs * 0.4 + draws.exponential('service', meanMs * 0.6));
  const patienceMs =
    (patience.leastMinutes + draws.exponential('patience', patience.meanMinutes - patience.leastMinutes)) *
    minuteMs;
  const fromMs = Math.max(arrivedAtMs, desk.freeAtMs);
  // Who is in the hall to file is served, if need be after it closes.
  const calledAtMs = fit(fromMs, lengthMs, sessions) ?? (patient ? fromMs : undefined);
  if (calledAtMs === undefined || (!patient && calledAtMs > arrivedAtMs + patienceMs)) {
    return { service: undefined, leftAtMs: lastOpen(Math.floor(arrivedAtMs + patienceMs), sessions) };
  }
  desk.freeAtMs = calledAtMs + lengthMs;
  return { service: { window: desk.window, calledAtMs, servedAtMs: desk.freeAtMs }, leftAtMs: desk.freeAtMs };
}

// A window calls nobody whom it could not serve before it closes.
function fit(fromMs: number, lengthMs: number, sessions: readonly Session[]): number | undefined {
  for (const { opensMs, closesMs } of sessions) {
    const startMs = Math.max(fromMs, opensMs);
    if (startMs + lengthMs <= closesMs) return startMs;
  }
  return undefined;
}

// Who gives up between two sessions, or after the last, left when the hall closed.
function lastOpen(instantMs: number, sessions: readonly Session[]): number {
  const before = sessions.findLast(({ opensMs }) => opensMs <= instantMs);
  return before === undefined ? instantMs : Math.min(instantMs, before.closesMs);
}
