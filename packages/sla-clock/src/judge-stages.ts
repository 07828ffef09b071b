import { answerClock, type World } from './answer-clock.ts';
import type { StageAnswer } from './case-line.ts';
import type { NamedSpan } from './explain.ts';
import { formatDate, localDay } from './local-date.ts';
import { within } from './read-field.ts';
import type { TimedStage } from './timed-case.ts';
import { daySpans } from './timed-clock.ts';

const untimed = { unit: 'WD', n: 0 } as const;

/**
 * Judges the stages of a case, each over all its attempts: between two attempts its clock stands still, so that elapsed
 * days add up and the term is one. A stage still active is counted to `endMs`, the end of the case or asOf.
 */
export function judgeStages(world: World, stages: readonly TimedStage[], endMs: number): StageAnswer[] {
  return stages.map((stage) => within(`stages ${stage.id}`, () => judgeStage(world, stage, endMs)));
}

function judgeStage(
  world: World,
  { id, attempts, term, suspensions }: TimedStage,
  endMs: number,
): StageAnswer {
  const startMs = attempts[0]?.after ?? endMs;
  const endedMs = attempts.at(-1)?.upTo ?? Infinity;
  const day0 = localDay(startMs, world.zone);
  const standstills = [...suspensions, ...betweenAttempts(attempts)];
  const clock = {
    startMs,
    day0,
    term: term ?? untimed,
    suspensions: standstills,
    removed: daySpans(standstills, world.zone),
    extensions: [],
    decidedMs: endedMs === Infinity ? undefined : endedMs,
    asOfMs: endMs,
    closeOfBusiness: false,
  };
  const judged = answerClock(world, clock, standstills);
  const answer = { id, attempts: attempts.length, day0: formatDate(day0), ...judged };
  if (term !== undefined) return answer;
  return { ...answer, due: null, remaining: null, onTime: null, provisional: false };
}

function betweenAttempts(attempts: TimedStage['attempts']): NamedSpan[] {
  return attempts.slice(1).map((run, index) => ({
    after: attempts[index]?.upTo ?? run.after,
    upTo: run.after,
    reason: 'between_attempts',
  }));
}
