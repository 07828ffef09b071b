import { noticeProblems } from '@haoban/notices/notice-problems';
import type { ProblemCatalogue } from '@haoban/service-kit/problems';
import { exportProblems } from './export-problems.ts';
import { orderProblems } from './order-problems.ts';

/** Refusals of rating and what to do about them. */
export const ratingProblems = {
  ...noticeProblems,
  ...orderProblems,
  ...exportProblems,
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
  round_not_open: {
    status: 409,
    zh: '整改办结后才能进行第二轮评价。',
    en: 'The second round opens once the rectification is closed.',
  },
  round_open: {
    status: 409,
    zh: '该环节的第二轮评价已开放，每个环节只开放一次。',
    en: 'The second round of this step is open already; each opens once.',
  },
  rating_unknown: {
    status: 404,
    zh: '没有这条评价，请核对编号。',
    en: 'There is no such rating; check its id.',
  },
  invitations_exhausted: {
    status: 409,
    zh: '该环节邀请次数已达上限，请使用最近一次的链接。',
    en: 'This step was invited to too often; use the newest link.',
  },
  already_rated: {
    status: 409,
    zh: '该事项已通过其他方式评价，每事只评一次，感谢您的参与。',
    en: 'This was rated already in another way; each is rated once. Thank you.',
  },
  link_replaced: {
    status: 410,
    zh: '该链接已被新的链接取代，请使用最近收到的链接。',
    en: 'A newer link has taken the place of this one; use the newest.',
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
  channel_unfit: {
    status: 422,
    zh: '该链接不能通过此渠道评价，请用收到它的方式评价。',
    en: 'This link can not be used by this channel; use it the way you were given it.',
  },
  own_case: {
    status: 403,
    zh: '经办人不得代录自己经办事项的评价，请由他人办理。',
    en: 'You handled this: somebody else has to enter its rating.',
  },
  evidence_missing: {
    status: 422,
    zh: '代录评价须填写通话、扫描件或问卷编号。',
    en: 'Give the number of the call record, the scan or the survey sheet.',
  },
  evidence_used: {
    status: 409,
    zh: '该通话、扫描件或问卷编号已用于另一条评价，请核对。',
    en: 'This call record, scan or sheet already stands for another rating; check its number.',
  },
  reply_unclear: {
    status: 422,
    zh: '未能识别您的评价，请回复数字：5非常满意，4满意，3基本满意，2不满意，1非常不满意。',
    en: 'Answer with one digit: 5 very satisfied, 4, 3, 2, or 1 very dissatisfied.',
  },
  signature_invalid: {
    status: 401,
    zh: '签名无效或已过期，请核对密钥与时间。',
    en: 'The signature is wrong or too old; check the secret and the clock.',
  },
  device_known: {
    status: 409,
    zh: '该评价器已登记。',
    en: 'This evaluator is registered already; register it under another id.',
  },
  device_unknown: {
    status: 404,
    zh: '没有这台评价器，请核对编号。',
    en: 'There is no such evaluator; check its id.',
  },
  device_removed: {
    status: 409,
    zh: '该评价器已停用，请重新登记。',
    en: 'This evaluator was taken out of use; register it anew.',
  },
  device_elsewhere: {
    status: 403,
    zh: '评价器只能评价本窗口的服务。',
    en: 'An evaluator takes ratings of its own window only.',
  },
  labels_doubled: {
    status: 422,
    zh: '同一等级只能有一个名称，请更正。',
    en: 'A level is named twice; name each once.',
  },
  limits_reversed: {
    status: 422,
    zh: '期限次序有误：签收、核实不得长于一般整改，一般整改不得长于复杂整改。',
    en: 'Limits are out of order: sign and verify within simple, simple within complex.',
  },
} as const satisfies ProblemCatalogue;
