import type { ProblemCatalogue } from '@haoban/service-kit/problems';

/** Refusals of the quality review. */
export const qualityReviewProblems = {
  review_unknown: { status: 404, zh: '没有这次回查。', en: 'There is no such review.' },
  sample_unknown: { status: 404, zh: '该季度、该地区尚未抽样。', en: 'No sample was drawn for it yet.' },
  quarter_open: {
    status: 409,
    zh: '该季度尚未结束，请在季度结束后抽样。',
    en: 'The quarter is not over; draw the sample afterwards.',
  },
  sample_drawn: {
    status: 409,
    zh: '该季度、该地区已按其他参数抽样，不能重抽。',
    en: 'It was drawn in another way already and is not drawn again.',
  },
  review_final: { status: 409, zh: '这次回查已有结论。', en: 'This review is final already.' },
  already_scored: {
    status: 409,
    zh: '您已评过分，请由他人评分。',
    en: 'You have scored it; another reviewer must.',
  },
  reviewer_own_org: {
    status: 403,
    zh: '不能回查本部门的办件，请由其他部门评分。',
    en: 'It is a case of your own organisation; another one must review it.',
  },
  reviewer_involved: {
    status: 403,
    zh: '经办过该件的人员不能回查，请由他人评分。',
    en: 'Whoever handled the case can not review it; somebody else must.',
  },
} as const satisfies ProblemCatalogue;
