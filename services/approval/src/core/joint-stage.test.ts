import { describe, expect, test } from 'vitest';
import { accepted, approver, officer, on, saidBy, stage, stateOf } from '../../test/given-case.ts';
import type { Case, Opinion } from './case.ts';
import { completeStage, type CompleteStage } from './complete-stage.ts';
import { giveOpinion, type GiveOpinion } from './give-opinion.ts';
import { reopenStage } from './reopen-stage.ts';
import { recordSurvey, signSurvey } from './survey-site.ts';

describe('a joint stage (联合审图)', () => {
  const reviewers = ['fire', 'air-raid'];
  const before = accepted({ stages: [stage('drawings', [], { reviewers }), stage('z', ['drawings'])] });
  const speak = (state: Case, org: string, over: Partial<GiveOpinion> = {}) =>
    giveOpinion(state, {
      at: on(3),
      actor: officer(org),
      stage: 'drawings',
      verdict: 'agree',
      opinion: `${org} 无意见`,
      ...over,
    });
  const heard = (verdict: Opinion['verdict']): Case =>
    stateOf(speak(stateOf(speak(before, 'fire')), 'air-raid', { verdict }));
  const complete = (state: Case, over: Partial<CompleteStage> = {}) =>
    completeStage(state, {
      at: on(4),
      actor: officer('org-drawings'),
      stage: 'drawings',
      outcome: 'passed',
      ...over,
    });

  test('takes one opinion of each reviewer in an attempt', () => {
    const first = speak(before, 'fire', { verdict: 'conditional' });
    expect(first).toMatchObject({
      events: [
        {
          type: 'stage.opinion_given.v1',
          data: {
            stage: 'drawings',
            attempt: 1,
            org: 'fire',
            officer: 'officer-fire',
            verdict: 'conditional',
          },
        },
      ],
    });
    expect(speak(stateOf(first), 'fire')).toEqual({ refusal: 'opinion_given' });
  });

  test('hears nobody else: not its lead, not a stranger, and nobody for another without standing in', () => {
    expect(speak(before, 'org-drawings')).toEqual({ refusal: 'reviewer_unfit' });
    expect(speak(before, 'z', { org: 'fire' })).toEqual({ refusal: 'org_denied' });
    const substitute = { ...officer('z'), standsInFor: ['fire'] };
    expect(saidBy(speak(before, 'z', { org: 'fire', actor: substitute }))).toEqual([
      'stage.opinion_given.v1 drawings',
    ]);
    expect(saidBy(speak(before, 'hall', { org: 'fire', actor: approver }))).toHaveLength(1);
    expect(speak(before, 'fire', { stage: 'z' })).toEqual({ refusal: 'stage_not_joint' });
  });

  test('ends with one consolidated opinion once everybody has spoken', () => {
    expect(complete(stateOf(speak(before, 'fire')), { opinion: '汇总' })).toEqual({
      refusal: 'opinions_missing',
    });
    expect(complete(heard('conditional'))).toEqual({ refusal: 'opinion_missing' });
    expect(complete(heard('conditional'), { opinion: '汇总' })).toMatchObject({
      state: { runs: { drawings: { opinion: '汇总' }, z: { attempt: 1 } } },
      events: [{ type: 'stage.completed.v1', data: { opinion: '汇总', outcome: 'passed' } }, {}],
    });
  });

  test('passes over a disagreement only with its settlement; it may fail without', () => {
    const opinion = '汇总';
    expect(complete(heard('disagree'), { opinion })).toEqual({ refusal: 'disagreement_open' });
    expect(complete(heard('disagree'), { opinion, settlement: '已修改图纸' })).toMatchObject({
      events: [{ data: { settlement: '已修改图纸' } }, {}],
    });
    expect(saidBy(complete(heard('disagree'), { opinion, outcome: 'failed' }))).toEqual([
      'stage.completed.v1 drawings',
    ]);
  });

  test('asks everybody anew in its next attempt', () => {
    const rework = { at: on(5), actor: approver, stage: 'drawings', reason: '图纸变更', cascade: true };
    const again = stateOf(reopenStage(stateOf(complete(heard('agree'), { opinion: '汇总' })), rework));
    expect(complete(again, { opinion: '汇总' })).toEqual({ refusal: 'opinions_missing' });
    expect(speak(again, 'fire')).toMatchObject({ events: [{ data: { attempt: 2 } }] });
  });
});

describe('a stage with a survey on site', () => {
  const before = accepted({ stages: [stage('site', [], { survey: true }), stage('z')] });
  const survey = { at: on(3), stage: 'site', surveyId: 's-1', passed: true, finding: '与图纸一致' };
  const second = { ...officer('org-site'), id: 'second' };
  const surveyed = (passed: boolean): Case =>
    stateOf(
      signSurvey(stateOf(recordSurvey(before, { ...survey, passed, actor: officer('org-site') })), {
        ...survey,
        actor: second,
      }),
    );
  const complete = (state: Case, outcome = 'passed') =>
    completeStage(state, { at: on(4), actor: officer('org-site'), stage: 'site', outcome });

  test('is recorded when a second officer of its organisation signs', () => {
    const found = recordSurvey(before, { ...survey, actor: officer('org-site') });
    expect(saidBy(found)).toEqual([]);
    const sign = { ...survey, actor: second };
    expect(signSurvey(stateOf(found), { ...sign, actor: officer('org-site') })).toEqual({
      refusal: 'second_officer_missing',
    });
    expect(signSurvey(stateOf(found), { ...sign, actor: officer('z') })).toEqual({ refusal: 'org_denied' });
    expect(signSurvey(stateOf(found), { ...sign, surveyId: 's-2' })).toEqual({ refusal: 'survey_unknown' });
    const { passed, finding } = survey;
    const officers = ['officer-org-site', 'second'];
    const signed = signSurvey(stateOf(found), sign);
    expect(signed).toMatchObject({
      state: { officers },
      events: [
        {
          type: 'survey.recorded.v1',
          data: { stage: 'site', attempt: 1, surveyId: 's-1', officers, passed, finding },
        },
      ],
    });
    expect(signSurvey(stateOf(signed), { ...sign, actor: approver })).toEqual({ refusal: 'survey_signed' });
  });

  test('completes after the survey alone, and passes only if that was passed', () => {
    expect(complete(before)).toEqual({ refusal: 'survey_missing' });
    expect(complete(stateOf(recordSurvey(before, { ...survey, actor: officer('org-site') })))).toEqual({
      refusal: 'survey_missing',
    });
    expect(saidBy(complete(surveyed(true)))).toEqual(['stage.completed.v1 site']);
    expect(complete(surveyed(false))).toEqual({ refusal: 'survey_failed' });
    expect(saidBy(complete(surveyed(false), 'failed'))).toEqual(['stage.completed.v1 site']);
  });

  test('other stages are not surveyed', () => {
    expect(recordSurvey(before, { ...survey, stage: 'z', actor: officer('org-z') })).toEqual({
      refusal: 'survey_not_due',
    });
  });
});
