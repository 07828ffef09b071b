import type { Draft } from '../draft.ts';
import { verdict } from '../approval-flow.ts';
import { officerOf } from '../intake-flow.ts';
import { suspensionReasons, type Suspension } from '../stage-flow.ts';
import { clerkOf } from '../ticket-flow.ts';
import { rateNode, type Accepted } from './case-intake.ts';
import type { Filed, Scene } from './case-scene.ts';

/** A decision: when, how many working days it took, whether its clock stood still once, whether it is a grant. */
export type Decided = {
  atMs: number;
  position: number;
  elapsed: number;
  paused: boolean;
  granted: boolean;
};

/** Where a case stands still, on the axis of office time: `days` are what its clock loses. */
type Pause = { from: number; to: number; days: number; suspension: Suspension };

const minuteMs = 60_000;

/** An accepted case through its stages to its decision; undefined when it is withdrawn or stays open. */
export function decide(scene: Scene, filed: Filed, accepted: Accepted, out: Draft[]): Decided | undefined {
  const { handled, draws, fate } = filed;
  const [least, most] = handled.elapsed(draws.fraction('elapsed'));
  const elapsed = Math.floor(draws.between('days', least, most + 1));
  const pause =
    elapsed >= 2 && draws.chance('suspended', scene.profile.suspended)
      ? pauseOf(scene, accepted, elapsed, filed)
      : undefined;
  const end = endOf(scene, filed, accepted, elapsed, pause);
  const way: Way = { accepted, elapsed, pause, end };
  if (fate === 'granted' || fate === 'denied') {
    runStages(scene, filed, way, Infinity, out);
    return conclude(scene, filed, way, out);
  }
  const share = draws.between('stop', 0.2, 0.8);
  const atMs = Math.floor(accepted.atMs + share * (end.atMs - accepted.atMs));
  runStages(scene, filed, way, atMs, out);
  if (fate === 'withdrawn') {
    const says = { source: 'approval', subject: filed.caseId, atMs } as const;
    out.push({ ...says, type: 'case.withdrawn.v1', data: { reason: '申请人撤回申请' } });
  }
  return undefined;
}

type End = { atMs: number; position: number };
/** An accepted case from day 0 to where its decision would be. */
type Way = { accepted: Accepted; elapsed: number; pause: Pause | undefined; end: End };

/** The moment `elapsed` working days after the acceptance, and what suspensions add. */
function endOf(
  { axis }: Scene,
  { desk, draws }: Filed,
  accepted: Accepted,
  elapsed: number,
  pause?: Pause,
): End {
  const day = Math.floor(accepted.position) + elapsed + (pause?.days ?? 0);
  if (elapsed > 0) {
    const position = day + draws.between('time of day', 0.05, 0.98);
    return { atMs: axis.instant(position), position };
  }
  const atMs =
    accepted.atDesk && desk !== undefined
      ? Math.floor((accepted.atMs + desk.servedAtMs) / 2)
      : Math.floor(accepted.atMs + draws.between('minutes', 0.5, 30) * minuteMs);
  return { atMs, position: Math.max(accepted.position, axis.position(atMs)) };
}

// It starts on a working day before the last; its start date still counts, its end date does not.
function pauseOf({ axis }: Scene, accepted: Accepted, elapsed: number, { draws }: Filed): Pause {
  const own = draws.of('suspension');
  const days = Math.floor(own.between('planned days', 2, 6));
  const time = own.between('start', 0.1, 0.9);
  const from = Math.floor(accepted.position) + Math.floor(own.between('day', 1, elapsed)) + time;
  // No later in the day than it started: what is planned beyond it falls after its end.
  const to = Math.floor(from) + days + time * own.fraction('end');
  const { stops } = own.pick('reason', suspensionReasons);
  const suspension = { startMs: axis.instant(from), endMs: axis.instant(to), stops };
  return { from, to, days, suspension };
}

function runStages(
  scene: Scene,
  { caseId, handled, draws }: Filed,
  { accepted, end, pause }: Way,
  untilMs: number,
  out: Draft[],
): void {
  const length = end.position - (pause?.days ?? 0) - accepted.position;
  const sameDay = Math.floor(end.position) === Math.floor(accepted.position);
  const instant = (share: number): number => {
    if (sameDay) return Math.floor(accepted.atMs + share * (end.atMs - accepted.atMs));
    const position = accepted.position + share * length;
    const moved = pause !== undefined && position >= pause.from ? position + pause.days : position;
    return Math.min(end.atMs, Math.max(accepted.atMs, scene.axis.instant(moved)));
  };
  const says = { source: 'approval', subject: caseId } as const;
  for (const { stage, from, to } of handled.stages) {
    const { code, name, org, term } = stage;
    const data = {
      stage: code,
      name,
      org,
      attempt: 1,
      ...(term && { term }),
      officer: officerOf(org, draws),
    };
    const [startMs, endMs] = [instant(from), instant(to)];
    if (startMs < untilMs) out.push({ ...says, atMs: startMs, type: 'stage.started.v1', data });
    if (endMs < untilMs)
      out.push({ ...says, atMs: endMs, type: 'stage.completed.v1', data: { ...data, outcome: 'passed' } });
  }
  if (pause !== undefined && pause.suspension.startMs < untilMs) suspend(caseId, draws, pause, out);
}

function suspend(caseId: string, draws: Filed['draws'], { days, suspension }: Pause, out: Draft[]): void {
  const own = draws.of('suspension');
  const { reason, stops, basis } = own.pick('reason', suspensionReasons);
  const says = { source: 'approval', subject: caseId } as const;
  const suspensionId = `${caseId}-s1`;
  const paper = own.chance('unfounded', 0.05) ? {} : { notice: `${suspensionId}-n`, basis };
  const data = { suspensionId, scope: 'case', reason, stops, ...paper, plannedDays: days } as const;
  out.push(
    { ...says, atMs: suspension.startMs, type: 'suspension.started.v1', data },
    { ...says, atMs: suspension.endMs, type: 'suspension.ended.v1', data: { suspensionId } },
  );
}

function conclude(
  scene: Scene,
  filed: Filed,
  { accepted, elapsed, pause, end: { atMs, position } }: Way,
  out: Draft[],
): Decided {
  const { caseId, handled, fate, desk, draws } = filed;
  const { snapshot } = handled;
  const granted = fate === 'granted';
  const atDesk = desk !== undefined && atMs <= desk.servedAtMs;
  const judge = (clock: 'statutory' | 'promised') => {
    const stopping = pause?.suspension.stops.includes(clock) === true ? [pause.suspension] : [];
    const judged = verdict(scene, snapshot[clock], accepted.atMs, atMs, stopping);
    return judged === undefined ? {} : { [clock]: judged };
  };
  const says = { source: 'approval', subject: caseId, atMs } as const;
  out.push({
    ...says,
    type: 'case.decided.v1',
    data: {
      outcome: granted ? 'granted' : 'denied',
      ...(granted ? {} : { reason: '不符合法定条件' }),
      officer: atDesk ? clerkOf(scene, desk.window) : officerOf(snapshot.org, draws),
      calendar: `${scene.calendar.id}@${scene.calendar.version}`,
      judgement: { ...judge('statutory'), ...judge('promised') },
    },
  });
  if (!granted)
    out.push({ ...says, type: 'document.issued.v1', data: { kind: 'denial', number: `${caseId}-r1` } });
  rateNode(scene, filed, '3', atMs, out);
  return { atMs, position, elapsed, paused: pause !== undefined, granted };
}
