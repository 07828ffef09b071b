import type { JudgedCase } from './case-facts.ts';
import { predecessorsOf } from './case-story.ts';
import { dateText, flag, type FactRow } from './fact-values.ts';
import { haveParallels } from './stage-graph.ts';
import { stageElapsed, stageRuns } from './stage-runs.ts';

const noStages: FactRow = {
  ran_in_parallel: 0,
  stage_elapsed: 0,
  'stages.stage': [],
  'stages.org': [],
  'stages.attempts': [],
  'stages.completed_date': [],
  'stages.elapsed': [],
  'stages.basis': [],
  'stages.term': [],
};

/** Stages of a case: one entry a stage, attempts summed. */
export function stageFacts(judged: JudgedCase): FactRow {
  const { story, at, basis } = judged;
  const runs = stageRuns(judged);
  if (runs.length === 0) return noStages;
  const codes = runs.map(({ stage }) => stage);
  return {
    ran_in_parallel: flag(runs.length > 1 && haveParallels(predecessorsOf(story), codes)),
    stage_elapsed: runs.reduce(
      (sum, run) => sum + (run.basis === basis ? run.elapsed : stageElapsed(judged, run, basis)),
      0,
    ),
    'stages.stage': codes,
    'stages.org': runs.map(({ org }) => org),
    'stages.attempts': runs.map(({ attempts }) => attempts.length),
    'stages.completed_date': runs.map(({ isCompleted, endMs }) =>
      isCompleted ? dateText(at.dayOf(endMs)) : null,
    ),
    'stages.elapsed': runs.map(({ elapsed }) => elapsed),
    'stages.basis': runs.map((run) => run.basis),
    'stages.term': runs.map(({ term }) => term),
  };
}
