import type { ProblemCatalogue } from '@haoban/service-kit/problems';

/** Refusals of delivery and what to do about them. */
export const deliveryProblems = {
  case_unknown: {
    status: 404,
    zh: '没有这个办件，请核对编号。',
    en: 'There is no such case; check the number.',
  },
  delivery_unknown: { status: 404, zh: '没有这次送达。', en: 'There is no such delivery.' },
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
    zh: '窗口领取和电子证照无需寄出。',
    en: 'What is fetched or issued electronically is not sent off.',
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
