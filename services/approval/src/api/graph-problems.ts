import type { ProblemCatalogue } from '@haoban/service-kit/problems';

/** Refusals about stages: joint review, surveys, rework. */
export const graphProblems = {
  stage_failed: {
    status: 409,
    zh: '有环节未通过：请退回重办，或作出不予许可的决定。',
    en: 'A stage has failed: rework it, or deny the case.',
  },
  stage_not_completed: {
    status: 409,
    zh: '该环节尚未办结，不能退回重办。',
    en: 'Only a completed stage can be worked on again.',
  },
  stage_not_joint: { status: 409, zh: '该环节不是联合审查。', en: 'This is no joint stage.' },
  reviewer_unfit: {
    status: 403,
    zh: '只有参加联合审查的部门可以发表意见。',
    en: 'Only organisations that review this stage may speak on it.',
  },
  opinion_given: {
    status: 409,
    zh: '该部门已发表意见，每次审查只能发表一次。',
    en: 'This organisation has spoken already; each speaks once in an attempt.',
  },
  opinions_missing: {
    status: 409,
    zh: '还有部门未发表审查意见。',
    en: 'Not every reviewing organisation has spoken yet.',
  },
  opinion_missing: {
    status: 422,
    zh: '联合审查须出具一份汇总意见。',
    en: 'A joint stage ends with one consolidated opinion; write it.',
  },
  disagreement_open: {
    status: 422,
    zh: '有部门不同意：通过须写明如何处理该意见。',
    en: 'A reviewer disagrees: to pass, say how this was settled.',
  },
  survey_not_due: { status: 409, zh: '该环节不需要现场勘查。', en: 'This stage needs no survey on site.' },
  survey_unknown: {
    status: 404,
    zh: '没有这次现场勘查，或已被新的勘查取代。',
    en: 'There is no such survey, or a newer one took its place.',
  },
  survey_signed: { status: 409, zh: '这次勘查已有两人签字。', en: 'Two officers have signed this survey.' },
  second_officer_missing: {
    status: 403,
    zh: '现场勘查须两人签字，请由另一名工作人员签字。',
    en: 'A survey needs two officers; another one has to sign.',
  },
  survey_missing: {
    status: 409,
    zh: '请先完成现场勘查，并由两人签字。',
    en: 'First survey the site, signed by two officers.',
  },
  survey_failed: {
    status: 409,
    zh: '现场勘查未通过，该环节不能通过。',
    en: 'The survey was not passed, so the stage cannot be.',
  },
} as const satisfies ProblemCatalogue;
