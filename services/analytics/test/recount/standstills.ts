import type { Term } from '@haoban/contracts/terms';
import { allSaid, lastByKey, type History } from './histories.ts';

/** When a clock stands still: on local days, in minutes that begin at an instant; behind the settled ones nothing changes. */
export type Standstill = {
  ofDay: (day: number) => boolean;
  ofMoment: (atMs: number) => boolean;
  settledDay: number;
  settledMs: number;
};

export type ClockName = 'statutory' | 'promised';
export type Stretch = { fromMs: number; untilMs: number };

/** A suspension as it was said last; `stage` is undefined where the whole case stands. */
export type Suspension = Stretch & {
  id: string;
  reason: string;
  stops: readonly string[];
  stage?: string;
  notice: boolean;
  basis: boolean;
  plannedDays: number;
};

/** An attempt at a stage; `untilMs` is infinite while it runs. */
export type Attempt = Stretch & { stage: string; org: string; term: Term | undefined };

/** Every suspension of a history that was started; an end without a start is none. */
export function suspensionsOf(history: History): Suspension[] {
  const ended = lastByKey(history, 'suspension.ended.v1', ({ suspensionId }) => suspensionId);
  const started = lastByKey(history, 'suspension.started.v1', ({ suspensionId }) => suspensionId);
  return [...started].map(([id, { data, atMs }]) => ({
    id,
    fromMs: atMs,
    untilMs: ended.get(id)?.atMs ?? Infinity,
    reason: data.reason,
    stops: data.stops,
    notice: data.notice !== undefined,
    basis: data.basis !== undefined,
    plannedDays: data.plannedDays,
    ...(data.scope === 'stage' ? { stage: data.stage ?? '' } : {}),
  }));
}

/** Attempts by (stage, attempt); a re-opening starts one, unless its start is told. */
export function attemptsOf(history: History): Attempt[] {
  const begun = [...allSaid(history, 'stage.reopened.v1'), ...allSaid(history, 'stage.started.v1')];
  const ends = lastByKey(history, 'stage.completed.v1', ({ stage, attempt }) => `${stage} ${attempt}`);
  return [...Map.groupBy(begun, ({ data }) => `${data.stage} ${data.attempt}`)].flatMap(([key, told]) =>
    told.slice(-1).map(({ data: { stage, org, term }, atMs }) => ({
      stage,
      org,
      term,
      fromMs: atMs,
      untilMs: ends.get(key)?.atMs ?? Infinity,
    })),
  );
}

/** Rule 2: the local days that a stretch removes, or on which an attempt is active. */
export const holdsDay =
  (day: number, dayOf: (atMs: number) => number) =>
  ({ fromMs, untilMs }: Stretch): boolean =>
    dayOf(fromMs) < day && (untilMs === Infinity || day <= dayOf(untilMs));

const holdsMoment =
  (atMs: number) =>
  ({ fromMs, untilMs }: Stretch): boolean =>
    fromMs <= atMs && atMs < untilMs;

function asked(
  stretches: readonly Stretch[],
  dayOf: (atMs: number) => number,
  still: (within: (stretch: Stretch) => boolean) => boolean,
): Standstill {
  const edges = stretches.flatMap(({ fromMs, untilMs }) => [fromMs, untilMs]).filter(Number.isFinite);
  const settledMs = Math.max(0, ...edges);
  return {
    ofDay: (day) => still(holdsDay(day, dayOf)),
    ofMoment: (atMs) => still(holdsMoment(atMs)),
    settledDay: dayOf(settledMs),
    settledMs,
  };
}

/** Rule 8, asked of every day and moment: the case is suspended, or stages run and all that run are suspended. */
export function standstillOf(
  history: History,
  clock: ClockName,
  dayOf: (atMs: number) => number,
): Standstill {
  const stops = suspensionsOf(history).filter((one) => one.stops.includes(clock));
  const runs = attemptsOf(history);
  return asked([...stops, ...runs], dayOf, (within) => {
    const stopped = stops.filter(within);
    const running = runs.filter(within);
    if (stopped.some(({ stage }) => stage === undefined)) return true;
    return running.length > 0 && running.every((run) => stopped.some(({ stage }) => stage === run.stage));
  });
}

/** When the clock of one stage stands still: by its own suspensions, whichever clocks of the case they stop. */
export function stageStandstillOf(
  history: History,
  stage: string,
  dayOf: (atMs: number) => number,
): Standstill {
  const stops = suspensionsOf(history).filter((one) => one.stage === stage);
  return asked(stops, dayOf, (within) => stops.some(within));
}
