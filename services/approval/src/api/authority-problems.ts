import type { ProblemCatalogue } from '@haoban/service-kit/problems';

/** Refusals about who may move a term, a decision or a duty, and when. */
export const authorityProblems = {
  basis_not_listed: {
    status: 422,
    zh: '该事项的法定暂停依据中没有这一条。',
    en: 'The item does not list this statute as one that stops its clocks.',
  },
  extension_too_late: {
    status: 409,
    zh: '法定期限已过，不能再延期。',
    en: 'The term is over; it cannot be extended any more.',
  },
  extension_used: {
    status: 409,
    zh: '该类延期只能批准一次，已经用过。',
    en: 'An extension of this kind was granted already; each is granted once.',
  },
  extension_too_long: {
    status: 422,
    zh: '延期过长：本机关负责人最多10个工作日，本级政府负责人最多15个工作日。',
    en: 'Too long: the head of the organ may add 10 working days, the head of government 15.',
  },
  extension_moves_nothing: {
    status: 422,
    zh: '该事项没有可以延长的期限。',
    en: 'The item has no term that could be extended.',
  },
  calendar_missing: {
    status: 409,
    zh: '工作日历尚未发布，无法判断期限。',
    en: 'No calendar is published yet, so the term cannot be judged.',
  },
  approver_wrong: {
    status: 403,
    zh: '延期须由规定的负责人批准：甲类为本机关负责人，乙类为本级政府负责人。',
    en: 'Kind A is for the head of the organ, kind B for the head of government.',
  },
  approver_involved: {
    status: 403,
    zh: '经办人不能审批自己的办件，请由另一名负责人办理。',
    en: 'Whoever handled the case may not approve this; another person has to.',
  },
  tolerance_open: {
    status: 409,
    zh: '还有容缺材料未补齐，只能作容缺许可。',
    en: 'Papers are still to come: grant with tolerance, or wait for them.',
  },
  tolerance_missing: {
    status: 409,
    zh: '没有待补的容缺材料，请作一般许可。',
    en: 'No papers are still to come, so this is a plain grant.',
  },
  decision_revoked: {
    status: 409,
    zh: '这项决定已经撤销。',
    en: 'This decision was revoked already.',
  },
  org_unknown: { status: 422, zh: '没有这个部门。', en: 'There is no such organisation.' },
  org_same: { status: 422, zh: '办件已由该部门办理。', en: 'This organisation handles the case already.' },
  substitute_unfit: {
    status: 422,
    zh: '不能由本人代替本人。',
    en: 'Nobody stands in for themselves.',
  },
  substitution_unfit: {
    status: 422,
    zh: '结束时间须晚于开始时间和现在。',
    en: 'It must end after its start and after now.',
  },
  substitution_overlap: {
    status: 409,
    zh: '该工作人员在这段时间已有代班人。',
    en: 'The officer has a substitute in that time already.',
  },
  substitution_chain: {
    status: 409,
    zh: '代班人不能再由他人代班，离岗人员不能代班。',
    en: 'A substitute needs no substitute, and who is away cannot be one.',
  },
  substitution_unknown: { status: 404, zh: '没有这次代班。', en: 'There is no such substitution.' },
  substitution_ended: { status: 409, zh: '这次代班已经结束。', en: 'This substitution has ended already.' },
} as const satisfies ProblemCatalogue;
