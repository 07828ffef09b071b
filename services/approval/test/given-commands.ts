import type { Decision } from '@haoban/contracts/decision';
import type { Actor, Case, CaseRefusal } from '../src/core/case.ts';
import { cancelLight, type LightRefusal } from '../src/core/cancel-light.ts';
import { completeStage } from '../src/core/complete-stage.ts';
import { decideCase } from '../src/core/decide-case.ts';
import { decideExtension } from '../src/core/decide-extension.ts';
import { endSuspension } from '../src/core/end-suspension.ts';
import { giveOpinion } from '../src/core/give-opinion.ts';
import { reopenCase } from '../src/core/reopen-case.ts';
import { reopenStage } from '../src/core/reopen-stage.ts';
import { revokeDecision } from '../src/core/revoke-decision.ts';
import { startSuspension } from '../src/core/start-suspension.ts';
import { settleCommitment } from '../src/core/settle-commitment.ts';
import { recordSurvey, signSurvey } from '../src/core/survey-site.ts';
import { transferCase } from '../src/core/transfer-case.ts';
import { withdrawCase } from '../src/core/withdraw-case.ts';
import { days, on } from './given-case.ts';

/** A command to a case: as a request of a demonstration account, and as a decision of the core. */
export type GivenCommand = {
  readonly account: string;
  /** Under the case; `{id}` is what the walk has created last, `{case}` the case. */
  readonly path: string;
  readonly body?: object;
  readonly decide: (before: Case, actor: Actor) => Decision<Case, CaseRefusal | LightRefusal>;
};

const at = on(3);
const said = (reason: string, document = 'D-1') => ({ reason, document });

const completion = (
  stage: string,
  account: string,
  body: { outcome: string; opinion?: string },
): GivenCommand => ({
  account,
  path: `/stages/${stage}/completion`,
  body,
  decide: (before, actor) => completeStage(before, { at, actor, stage, ...body }),
});

const decision = (body: {
  outcome: 'granted' | 'granted_tolerance' | 'denied';
  reason?: string;
}): GivenCommand => ({
  account: 'officer-hc',
  path: '/decision',
  body,
  decide: (before, actor) => decideCase(before, { at, actor, days, ...body }),
});

const rework = (cascade: boolean): GivenCommand => ({
  account: 'officer-ms',
  path: '/stages/a/reopening',
  body: { reason: '材料有误', cascade },
  decide: (before, actor) => reopenStage(before, { at, actor, stage: 'a', reason: '材料有误', cascade }),
});

const suspension = (
  account: string,
  body: { scope: 'case' | 'stage'; stage?: string; reason: 'hearing'; notice: string; plannedDays: number },
): GivenCommand => ({
  account,
  path: '/suspensions',
  body,
  decide: (before, actor) => startSuspension(before, { at, actor, suspensionId: 'id', ...body }),
});

const extension = (granted: boolean): GivenCommand => ({
  account: 'chief',
  path: '/extensions',
  body: { kind: 'A', days: 5, reason: '案情复杂', decision: granted ? 'granted' : 'refused' },
  decide: (before, actor) =>
    decideExtension(before, {
      at,
      actor,
      extensionId: 'id',
      kind: 'A',
      length: 5,
      reason: '案情复杂',
      granted,
      days,
    }),
});

const settlement = (path: string, status: 'kept' | 'broken', body?: { reason: string }): GivenCommand => ({
  account: 'officer-hc',
  path: `/commitments/{case}-tolerance/${path}`,
  ...(body === undefined ? {} : { body }),
  decide: (before, actor) =>
    settleCommitment(before, {
      at,
      actor,
      commitmentId: `${before.caseId}-tolerance`,
      status,
      reason: body?.reason,
    }),
});

const hearing = { reason: 'hearing', notice: 'TZ-1', plannedDays: 5 } as const;
const opinion = { verdict: 'agree', opinion: '无意见' } as const;
const survey = { passed: true, finding: '与图纸一致' };

/** Every command to an accepted case, each by somebody who may give it while the case is where it was opened. */
export const givenCommands = {
  'complete a': completion('a', 'officer-ms', { outcome: 'passed' }),
  'complete a as substitute': completion('a', 'officer-nr', { outcome: 'passed' }),
  'fail a': completion('a', 'officer-ms', { outcome: 'failed' }),
  'complete joint': completion('joint', 'officer-fd', { outcome: 'passed', opinion: '汇总意见' }),
  'complete site': completion('site', 'officer-hc', { outcome: 'passed' }),
  'complete z': completion('z', 'officer-hc', { outcome: 'passed' }),
  speak: {
    account: 'officer-nr',
    path: '/stages/joint/opinions',
    body: opinion,
    decide: (before, actor) => giveOpinion(before, { at, actor, stage: 'joint', ...opinion }),
  },
  survey: {
    account: 'officer-hc',
    path: '/stages/site/surveys',
    body: survey,
    decide: (before, actor) => recordSurvey(before, { at, actor, stage: 'site', surveyId: 'id', ...survey }),
  },
  sign: {
    account: 'mayor',
    path: '/stages/site/surveys/{id}/signature',
    decide: (before, actor) => signSurvey(before, { at, actor, stage: 'site', surveyId: 'id' }),
  },
  rework: rework(false),
  'rework in cascade': rework(true),
  suspend: suspension('officer-hc', { scope: 'case', ...hearing }),
  'suspend a': suspension('officer-ms', { scope: 'stage', stage: 'a', ...hearing }),
  resume: {
    account: 'mayor',
    path: '/suspensions/{id}/end',
    decide: (before, actor) => endSuspension(before, { at, actor, suspensionId: 'id' }),
  },
  extend: extension(true),
  'refuse to extend': extension(false),
  transfer: {
    account: 'officer-hc',
    path: '/transfer',
    body: { toOrg: '320281-nr', reason: '职责划转' },
    decide: (before, actor) =>
      transferCase(before, { at, actor, toOrg: '320281-nr', known: true, reason: '职责划转' }),
  },
  grant: decision({ outcome: 'granted' }),
  'grant with tolerance': decision({ outcome: 'granted_tolerance' }),
  deny: decision({ outcome: 'denied', reason: '不符合条件' }),
  'confirm the paper came': settlement('fulfilment', 'kept'),
  'find it never came': settlement('breach', 'broken', { reason: '未补交' }),
  'cancel the light': {
    account: 'mayor',
    path: '/lights/{case}-L1/cancellation',
    body: { reason: '系统误报' },
    decide: (before, { id: approver }) =>
      cancelLight(before, { at, approver, lightId: `${before.caseId}-L1`, reason: '系统误报' }),
  },
  withdraw: {
    account: 'officer-hc',
    path: '/withdrawal',
    body: { reason: '不办了' },
    decide: (before, actor) => withdrawCase(before, { at, actor, reason: '不办了' }),
  },
  reopen: {
    account: 'chief',
    path: '/reopening',
    body: said('复议撤销'),
    decide: (before, { id }) => reopenCase(before, { at, approver: id, ...said('复议撤销') }),
  },
  revoke: {
    account: 'chief',
    path: '/revocation',
    body: said('材料虚假'),
    decide: (before, { id }) => revokeDecision(before, { at, approver: id, ...said('材料虚假') }),
  },
} as const satisfies Record<string, GivenCommand>;

export type CommandName = keyof typeof givenCommands;
