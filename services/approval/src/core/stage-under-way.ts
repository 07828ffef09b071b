import {
  activeRun,
  mayActFor,
  type Actor,
  type Case,
  type CaseRefusal,
  type StageDefinition,
  type StageRun,
} from './case.ts';

/** A stage of an open case and the run that is under way. */
export type StageUnderWay = { readonly definition: StageDefinition; readonly run: StageRun };
type Refused = { readonly refusal: CaseRefusal };

/** The definition of a stage of an open case, or why there is none. */
export function stageOfOpenCase({ status, item }: Case, code: string): StageDefinition | Refused {
  if (status !== 'open') return { refusal: 'wrong_status' };
  return item.stages?.find((stage) => stage.code === code) ?? { refusal: 'stage_unknown' };
}

/** The active run of a stage for somebody who may act for its organisation, or why there is none. */
export function stageUnderWay(state: Case, actor: Actor, code: string): StageUnderWay | Refused {
  const definition = stageOfOpenCase(state, code);
  if ('refusal' in definition) return definition;
  if (!mayActFor(actor, definition.org)) return { refusal: 'org_denied' };
  const run = activeRun(state, code);
  return run === undefined ? { refusal: 'stage_not_active' } : { definition, run };
}
