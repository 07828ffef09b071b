import type { Decision } from '@haoban/contracts/decision';
import { withOfficer, type Actor, type Case, type CaseRefusal, type Survey } from './case.ts';
import { stageUnderWay, type StageUnderWay } from './stage-under-way.ts';

/** What an officer found on site. */
export type RecordSurvey = {
  readonly at: string;
  readonly actor: Actor;
  readonly stage: string;
  readonly surveyId: string;
  readonly passed: boolean;
  readonly finding: string;
};

/** The signature of an officer who was there too. */
export type SignSurvey = Pick<RecordSurvey, 'at' | 'actor' | 'stage' | 'surveyId'>;

const withSurvey = (
  before: Case,
  { actor, stage }: SignSurvey,
  { run }: StageUnderWay,
  survey: Survey,
): Case => ({
  ...before,
  officers: withOfficer(before, actor.id),
  runs: { ...before.runs, [stage]: { ...run, survey } },
});

/** Writes down a survey of a stage that needs one; it takes the place of an earlier one and waits for its second officer. */
export function recordSurvey(before: Case, command: RecordSurvey): Decision<Case, CaseRefusal> {
  const { actor, stage, surveyId, passed, finding } = command;
  const found = stageUnderWay(before, actor, stage);
  if ('refusal' in found) return found;
  if (found.definition.survey !== true) return { refusal: 'survey_not_due' };
  const survey = { surveyId, officers: [actor.id], passed, finding };
  return { state: withSurvey(before, command, found, survey), events: [] };
}

/** Signs a survey: it is recorded as soon as two different officers stand for it (行政许可法 art. 34). */
export function signSurvey(before: Case, command: SignSurvey): Decision<Case, CaseRefusal> {
  const { at, actor, stage, surveyId } = command;
  const found = stageUnderWay(before, actor, stage);
  if ('refusal' in found) return found;
  const { survey, attempt } = found.run;
  if (survey?.surveyId !== surveyId) return { refusal: 'survey_unknown' };
  if (survey.signedAt !== undefined) return { refusal: 'survey_signed' };
  if (survey.officers.includes(actor.id)) return { refusal: 'second_officer_missing' };
  const { passed, finding } = survey;
  const recorded = { surveyId, officers: [...survey.officers, actor.id], passed, finding };
  return {
    state: withSurvey(before, command, found, { ...recorded, signedAt: at }),
    events: [{ type: 'survey.recorded.v1', time: at, data: { stage, attempt, ...recorded } }],
  };
}
