import { allSaid, type History } from './histories.ts';

/** When a clock of a case stands still: on local days, in minutes that begin at an instant; behind the settled ones nothing changes. */
export type Standstill = {
  ofDay: (day: number) => boolean;
  ofMoment: (atMs: number) => boolean;
  settledDay: number;
  settledMs: number;
};

type Stretch = { fromMs: number; untilMs: number };

function suspensions(history: History, clock: 'statutory' | 'promised'): (Stretch & { stage?: string })[] {
  const ended = new Map(
    allSaid(history, 'suspension.ended.v1').map(({ data, atMs }) => [data.suspensionId, atMs]),
  );
  return allSaid(history, 'suspension.started.v1')
    .filter(({ data }) => data.stops.includes(clock))
    .map(({ data, atMs: fromMs }) => {
      const untilMs = ended.get(data.suspensionId) ?? Infinity;
      return data.scope === 'case' ? { fromMs, untilMs } : { fromMs, untilMs, stage: data.stage ?? '' };
    });
}

// Attempts by (stage, attempt); a re-opening starts one, unless its start is told.
function attempts(history: History): (Stretch & { stage: string })[] {
  const begun = [...allSaid(history, 'stage.reopened.v1'), ...allSaid(history, 'stage.started.v1')];
  const ends = allSaid(history, 'stage.completed.v1');
  return [...Map.groupBy(begun, ({ data }) => `${data.stage} ${data.attempt}`)].flatMap(([key, told]) => {
    const [start] = told.slice(-1);
    if (start === undefined) return [];
    const end = ends.findLast(({ data }) => `${data.stage} ${data.attempt}` === key);
    return [{ stage: start.data.stage, fromMs: start.atMs, untilMs: end?.atMs ?? Infinity }];
  });
}

/** Rule 8, asked of every day and moment: the case is suspended, or stages run and all that run are suspended. */
export function standstillOf(
  history: History,
  clock: 'statutory' | 'promised',
  dayOf: (atMs: number) => number,
): Standstill {
  const stops = suspensions(history, clock);
  const runs = attempts(history);
  const still = (within: (stretch: Stretch) => boolean): boolean => {
    const stopped = stops.filter(within);
    const running = runs.filter(within);
    if (stopped.some(({ stage }) => stage === undefined)) return true;
    return running.length > 0 && running.every((run) => stopped.some(({ stage }) => stage === run.stage));
  };
  const dayUntil = (ms: number): number => (ms === Infinity ? Infinity : dayOf(ms));
  const edges = [...stops, ...runs]
    .flatMap(({ fromMs, untilMs }) => [fromMs, untilMs])
    .filter(Number.isFinite);
  const settledMs = Math.max(0, ...edges);
  return {
    ofDay: (day) => still(({ fromMs, untilMs }) => dayOf(fromMs) < day && day <= dayUntil(untilMs)),
    ofMoment: (atMs) => still(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs),
    settledDay: dayOf(settledMs),
    settledMs,
  };
}
