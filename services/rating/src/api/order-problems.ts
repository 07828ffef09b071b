import type { ProblemCatalogue } from '@haoban/service-kit/problems';

/** Refusals around the orders that bad ratings lead to. */
export const orderProblems = {
  order_unknown: {
    status: 404,
    zh: '没有这张整改单，请核对编号。',
    en: 'There is no such order; check its number.',
  },
  order_step: {
    status: 409,
    zh: '整改单目前的状态不能办理这一步，请刷新后查看下一步。',
    en: 'This is no step from where the order stands; reload it to see the next one.',
  },
  calendar_missing: {
    status: 409,
    zh: '工作日历尚未发布，无法计算期限，请先发布日历。',
    en: 'The working calendar is not published, so no date can be given; publish it first.',
  },
  not_your_organisation: {
    status: 403,
    zh: '这一步由其他单位办理。',
    en: 'This step belongs to another organisation.',
  },
  handled_the_case: {
    status: 403,
    zh: '您经办过该办件，请由未经办的人员办理。',
    en: 'You handled the case; somebody who did not must do this.',
  },
  second_person_needed: {
    status: 403,
    zh: '您已办理过相关步骤，这一步须由另一人办理。',
    en: 'You took an earlier step of this order; a second person must take this one.',
  },
  not_your_verification: {
    status: 403,
    zh: '核实由他人承办，请先接手核实。',
    en: 'Somebody else verifies this order; take the verification over first.',
  },
  callback_missing: {
    status: 422,
    zh: '实名差评须先回访，请填写回访时间。',
    en: 'Who rated by name is called back first; say when that was.',
  },
  callback_time: {
    status: 422,
    zh: '回访时间须在收到差评之后、现在之前。',
    en: 'The call must lie between the rating and now.',
  },
  claim_unfit: {
    status: 422,
    zh: '申诉主张与核实结论不符：对属实的主张误评或恶意，对不属实的主张属实。',
    en: 'The claim does not contest the finding: claim mistaken or malicious of a valid rating, valid of any other.',
  },
  appeal_late: {
    status: 409,
    zh: '申诉期限已过。',
    en: 'The time to appeal is over.',
  },
  appeal_open: {
    status: 409,
    zh: '申诉期限未满，期满后再办结。',
    en: 'The finding can still be appealed; close the order after that.',
  },
  plan_missing: {
    status: 422,
    zh: '复杂事项须填写整改计划，记入台账。',
    en: 'A complex order needs a plan for the ledger.',
  },
  extended_already: { status: 409, zh: '整改期限只能延长一次。', en: 'The time is extended once only.' },
  extension_late: {
    status: 409,
    zh: '整改期限已过，不能延长。',
    en: 'The due date has passed; it can no longer be extended.',
  },
  extension_long: {
    status: 422,
    zh: '延长的工作日超过上限。',
    en: 'The extension has more working days than allowed.',
  },
  answer_unfit: {
    status: 422,
    zh: '诉求于法无据的，只能作出解释。',
    en: 'What has no legal basis can only be explained.',
  },
  rating_anonymous: {
    status: 409,
    zh: '匿名评价不得查询评价人。',
    en: 'The rating is anonymous; nobody looks its rater up.',
  },
  rater_unknown: {
    status: 404,
    zh: '没有可回访的电话。',
    en: 'No phone number is known for a call.',
  },
  party_unavailable: {
    status: 503,
    zh: '当事人信息暂时无法查询，请稍后再试。',
    en: 'The rater cannot be looked up now; try again soon.',
    retryAfterSeconds: 5,
  },
  light_unknown: { status: 404, zh: '没有这盏灯。', en: 'There is no such light.' },
  light_cancelled: { status: 409, zh: '这盏灯已经撤销。', en: 'This light was cancelled already.' },
  month_running: {
    status: 409,
    zh: '该月尚未结束，次月起公布。',
    en: 'This month is not over; its results are published from the next one on.',
  },
} as const satisfies ProblemCatalogue;
