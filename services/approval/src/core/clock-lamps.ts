import { rungsOf, type LitClock } from '@haoban/sla-clock/lights';
import type { Judgement } from '@haoban/sla-clock/judge';
import type { Term } from '@haoban/sla-clock/term';
import { activeRun, type Case } from './case.ts';
import { clocksOf, countedTerm, judgeCase, type Days } from './judge-case.ts';
import { judgeStage } from './judge-stage.ts';
import type { Lamp } from './raise-light.ts';
import type { ClockName } from './suspension-reasons.ts';

/** The rungs of one clock as lights, named after the clock; without a calendar nobody is warned. */
export function lampsOf(
  lit: { readonly clock: LitClock; readonly stage?: string; readonly org: string; readonly term: Term },
  judged: Pick<Judgement, 'due' | 'provisional'>,
  { calendar, zone, hours }: Days,
): Lamp[] {
  const { clock, term, ...named } = lit;
  const { due, provisional } = judged;
  if (calendar === undefined || due === null) return [];
  return rungsOf({ clock, due, provisional, term, calendar, zone, hours }).map((rung) => ({
    ...named,
    clock,
    due,
    ...rung,
  }));
}

// A term of one day that was extended by ten is warned of like one of eleven.
function extendedTerm({ item, extensions }: Case, clock: ClockName): Term | undefined {
  const term = countedTerm(item[clock]);
  if (term === undefined) return undefined;
  const longer = extensions.filter(({ clocks }) => clocks.includes(clock));
  return { ...term, n: longer.reduce((sum, { days }) => sum + days, term.n ?? 0) };
}

function ofCase(state: Case, days: Days): Lamp[] {
  const { item, org = item.org } = state;
  // a due date rests on everything said so far, not on the day it is asked for
  const judged = judgeCase(state, days, state.acceptedAt);
  return clocksOf(item).flatMap((clock) => {
    const term = extendedTerm(state, clock);
    const judgement = judged[clock];
    return term === undefined || judgement === undefined
      ? []
      : lampsOf({ clock, org: org ?? '-', term }, judgement, days);
  });
}

function ofStages(state: Case, days: Days): Lamp[] {
  return (state.item.stages ?? []).flatMap(({ code: stage, org, term: stated }) => {
    const run = activeRun(state, stage);
    const term = countedTerm(stated);
    if (run === undefined || term === undefined) return [];
    const judged = judgeStage(state, stage, days, run.startedAt);
    return judged === undefined ? [] : lampsOf({ clock: 'stage', stage, org, term }, judged, days);
  });
}

/** The lights of a case's clocks and of its active stages'. */
export const clockLamps = (state: Case, days: Days): Lamp[] => [
  ...ofCase(state, days),
  ...ofStages(state, days),
];
