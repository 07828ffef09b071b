import type { ProblemCatalogue } from '@haoban/service-kit/problems';
import { authorityProblems } from './authority-problems.ts';
import { calendarProblems } from './calendar-problems.ts';
import { qualityReviewProblems } from './quality-review-problems.ts';
import { graphProblems } from './graph-problems.ts';
import { jointProblems } from './joint-problems.ts';
import { lightProblems } from './light-problems.ts';

/** Refusals of approval and what to do about them. */
export const approvalProblems = {
  ...calendarProblems,
  ...qualityReviewProblems,
  ...graphProblems,
  ...authorityProblems,
  ...jointProblems,
  ...lightProblems,
  case_unknown: {
    status: 404,
    zh: '没有这个办件，或尚未受理。',
    en: 'There is no such case, or it was not accepted yet.',
  },
  stage_unknown: { status: 404, zh: '该事项没有这个环节。', en: 'The item has no such stage.' },
  suspension_unknown: { status: 404, zh: '没有这次暂停。', en: 'There is no such suspension.' },
  commitment_unknown: {
    status: 404,
    zh: '该办件没有这项容缺或承诺。',
    en: 'The case was not accepted on such a commitment.',
  },
  commitment_settled: {
    status: 409,
    zh: '该项容缺或承诺已经认定，不能再改。',
    en: 'This commitment was found kept or broken already.',
  },
  org_denied: { status: 403, zh: '这一步由其他部门办理。', en: 'This step belongs to another organisation.' },
  wrong_status: {
    status: 409,
    zh: '办件当前状态不能这样办理，请刷新后查看。',
    en: 'Its present state does not allow this; reload and look.',
  },
  stage_not_active: {
    status: 409,
    zh: '该环节尚未开始或已经结束。',
    en: 'The stage has not started or is over.',
  },
  stages_open: {
    status: 409,
    zh: '还有环节未办结，不能作出决定。',
    en: 'Stages are still open; complete them before deciding.',
  },
  suspension_open: {
    status: 409,
    zh: '计时暂停中，请先结束暂停。',
    en: 'A suspension is open; end it first.',
  },
  suspension_ended: { status: 409, zh: '这次暂停已经结束。', en: 'This suspension has ended already.' },
  stage_unfit: {
    status: 422,
    zh: '环节暂停须指明环节，全件暂停不得指明。',
    en: 'Name a stage exactly when the scope is stage.',
  },
  reason_stops_nothing: {
    status: 422,
    zh: '该事项不允许以此理由暂停计时。',
    en: 'For this item this reason stops no clock.',
  },
  basis_missing: { status: 422, zh: '须写明法律依据。', en: 'Name the statute that provides for it.' },
  reason_missing: { status: 422, zh: '不予许可须说明理由。', en: 'A denial needs its reason.' },
  paper_unknown: {
    status: 404,
    zh: '查无此文书，请核对编号和查验码。',
    en: 'There is no such paper; compare number and verification code.',
  },
} as const satisfies ProblemCatalogue;
