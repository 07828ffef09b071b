import type { ProblemCatalogue } from '@haoban/service-kit/problems';

/** Refusals of intake and what to do about them. */
export const intakeProblems = {
  case_unknown: {
    status: 404,
    zh: '没有这个办件编号，请核对受理单。',
    en: 'No case has this number; check the receipt.',
  },
  ticket_unknown: { status: 404, zh: '没有这张排队号。', en: 'No such ticket.' },
  item_unknown: {
    status: 422,
    zh: '没有这个事项，或已停办。',
    en: 'There is no such item, or it was retired.',
  },
  area_unknown: {
    status: 422,
    zh: '没有这个区划，请先发布。',
    en: 'There is no such area; publish it first.',
  },
  hall_unknown: { status: 422, zh: '没有这个大厅或窗口。', en: 'There is no such hall or window.' },
  party_unknown: { status: 404, zh: '没有这位申请人的资料。', en: 'Nothing is kept about this applicant.' },
  wrong_status: {
    status: 409,
    zh: '办件当前状态不能这样办理，请刷新后查看。',
    en: 'Its present state does not allow this; reload and look.',
  },
  second_notice: {
    status: 409,
    zh: '补正只能一次性告知，不能再次要求。',
    en: 'Corrections are asked for once; a second notice is not lawful.',
  },
  stage_graph_broken: {
    status: 422,
    zh: '环节图走不到终点：有循环、缺前置环节或会签人数不够。',
    en: 'The stage graph has no end: a circle, a missing predecessor, or a quorum that cannot be reached.',
  },
  promise_exceeds_law: {
    status: 422,
    zh: '承诺时限不得超过法定时限。',
    en: 'The promised term must not exceed the statutory one.',
  },
  code_taken: { status: 409, zh: '该编码已用于其他类别。', en: 'This code names something of another kind.' },
  number_taken: { status: 409, zh: '编号冲突，请重试。', en: 'The number was taken; try again.' },
  item_code_invalid: {
    status: 422,
    zh: '事项编码不符合本省规则。',
    en: 'The item code does not fit the pattern of this province.',
  },
} as const satisfies ProblemCatalogue;
