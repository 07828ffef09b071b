import type { ProblemCatalogue } from '@haoban/service-kit/problems';

/** Refusals of rating and what to do about them. */
export const ratingProblems = {
  subject_unknown: {
    status: 404,
    zh: '没有这个办件或排队号的评价记录，请核对编号。',
    en: 'Nothing is known of this case or ticket; check the number.',
  },
  invitation_not_yours: {
    status: 403,
    zh: '办件的评价链接请向窗口索取。',
    en: 'Ask the window for the link that rates this case.',
  },
  node_not_reached: {
    status: 409,
    zh: '该环节尚未完成，完成后再评价。',
    en: 'This step is not done yet; rate it once it is.',
  },
  node_rated: {
    status: 409,
    zh: '该环节已评价，一事一评，不再邀请。',
    en: 'This step was rated already; each is rated once.',
  },
  link_forged: {
    status: 403,
    zh: '评价链接无效，请使用收到的原链接。',
    en: 'This is no link of ours; use the one you were given.',
  },
  link_used: {
    status: 409,
    zh: '该链接已评价过，感谢您的参与。',
    en: 'This link was used: your rating is in. Thank you.',
  },
  link_expired: {
    status: 410,
    zh: '评价链接已过期，请向窗口索取新链接。',
    en: 'This link has expired; ask the window for a new one.',
  },
  option_unfit: {
    status: 422,
    zh: '所选选项不属于该满意度等级，请重新选择。',
    en: 'An option does not belong to this level; choose again.',
  },
} as const satisfies ProblemCatalogue;
