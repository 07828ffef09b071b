import { noticeProblems } from '@haoban/notices/notice-problems';
import type { ProblemCatalogue } from '@haoban/service-kit/problems';

/** Refusals of delivery and what to do about them. */
export const deliveryProblems = {
  ...noticeProblems,
  case_unknown: {
    status: 404,
    zh: '没有这个办件，请核对编号。',
    en: 'There is no such case; check the number.',
  },
  delivery_unknown: { status: 404, zh: '没有这次送达。', en: 'There is no such delivery.' },
  licence_unknown: {
    status: 404,
    zh: '查无此证照，请核对编号和查验码。',
    en: 'There is no such licence; check number and code.',
  },
  decision_revoked: {
    status: 409,
    zh: '许可决定已撤销，没有可送达的证照。',
    en: 'The decision was revoked; there is nothing to deliver.',
  },
  licence_revoked: {
    status: 409,
    zh: '证照已失效，不再送达或下载。',
    en: 'The licence was revoked; it is not delivered or handed out any more.',
  },
  licence_suspended: {
    status: 409,
    zh: '案件正在重新办理，证照暂停效力，暂不提供下载。',
    en: 'The case is open again; the licence is suspended and not handed out for now.',
  },
  licence_replaced: {
    status: 409,
    zh: '这次送达的是旧证照，请为新证照另行申请送达。',
    en: 'This delivery is of a licence that was replaced; request one of the new licence.',
  },
  revocation_proposed: {
    status: 409,
    zh: '已有人提请撤销，请等待批准或驳回。',
    en: 'A revocation was proposed already; it waits for the second person.',
  },
  revocation_unknown: {
    status: 409,
    zh: '没有待批准的撤销提请，请先提请。',
    en: 'No revocation was proposed; propose it first.',
  },
  second_person_needed: {
    status: 403,
    zh: '经办人不能批准自己经手的事项，请由另一人办理。',
    en: 'Whoever handled it cannot approve it; a second person must.',
  },
  shipment_unknown: { status: 404, zh: '没有这个运单。', en: 'There is no such shipment.' },
  method_exhausted: {
    status: 409,
    zh: '该方式已尝试三次，请改换送达方式。',
    en: 'This way was tried three times; choose another one.',
  },
  carrier_missing: { status: 422, zh: '请写明承运单位。', en: 'Name the carrier.' },
  carrier_unknown: {
    status: 422,
    zh: '没有这个承运单位，或已停用。',
    en: 'There is no such carrier, or it is not active.',
  },
  cabinet_missing: { status: 422, zh: '请写明取件柜编号。', en: 'Name the cabinet of lockers.' },
  reason_missing: { status: 422, zh: '须写明理由。', en: 'Give the reason.' },
  light_unknown: { status: 404, zh: '没有这盏灯。', en: 'There is no such light.' },
  light_cancelled: { status: 409, zh: '这盏灯已撤销。', en: 'This light was cancelled already.' },
  signature_invalid: {
    status: 401,
    zh: '签名无效或已过期，请核对密钥和时间。',
    en: 'The signature is wrong or too old; check secret and time.',
  },
  message_reused: {
    status: 422,
    zh: '该消息编号已用于另一条状态。',
    en: 'This message id was used for another status.',
  },
  not_granted: {
    status: 409,
    zh: '尚未准予，没有可送达的证照。',
    en: 'Nothing was granted that could be delivered.',
  },
  filing_unknown: {
    status: 409,
    zh: '办件资料尚在同步，请稍后再试。',
    en: 'The filing is still arriving; try again soon.',
  },
  wrong_status: {
    status: 409,
    zh: '送达当前状态不能这样办理，请刷新后查看。',
    en: 'Its present state does not allow this; reload and look.',
  },
  method_unfit: {
    status: 409,
    zh: '该方式不适用于这次送达，请改用其他方式。',
    en: 'This way does not fit this delivery; choose another one.',
  },
  hall_missing: { status: 422, zh: '请写明领取的大厅。', en: 'Name the hall where it was fetched.' },
  address_unknown: { status: 422, zh: '申请人没有留下收件地址。', en: 'The applicant left no address.' },
  party_unavailable: {
    status: 503,
    zh: '暂时查不到收件地址，请稍后再试。',
    en: 'The address cannot be looked up now; try again soon.',
    retryAfterSeconds: 5,
  },
} as const satisfies ProblemCatalogue;
