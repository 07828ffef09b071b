import type { ProblemCatalogue } from '@haoban/service-kit/problems';

/** Refusals about notices, the same in every service that tells people something. */
export const noticeProblems = {
  notice_unknown: {
    status: 404,
    zh: '没有这条通知，请核对编号。',
    en: 'There is no such notice; check its number.',
  },
  notice_waiting: {
    status: 409,
    zh: '这条通知还在等待发送，不需要重发。',
    en: 'This notice is still waiting to be sent; there is nothing to repeat.',
  },
  signature_invalid: {
    status: 401,
    zh: '签名无效或已过时，请用约定的密钥重新签名后再发。',
    en: 'The signature is wrong or too old; sign again with the agreed secret.',
  },
} as const satisfies ProblemCatalogue;
