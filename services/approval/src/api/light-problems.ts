import type { ProblemCatalogue } from '@haoban/service-kit/problems';

/** Refusals around lights and whom they are told to. */
export const lightProblems = {
  light_unknown: { status: 404, zh: '没有这盏灯。', en: 'There is no such light.' },
  light_cancelled: { status: 409, zh: '这盏灯已经撤销。', en: 'This light was cancelled already.' },
  webhook_unknown: { status: 404, zh: '没有这个推送订阅。', en: 'There is no such webhook.' },
  webhook_address_refused: {
    status: 422,
    zh: '推送地址须为 https，且不得指向本机或链路本地地址。',
    en: 'Webhooks go to https addresses, none of this network segment.',
  },
  webhook_secret_missing: {
    status: 422,
    zh: '首次订阅须提供签名密钥。',
    en: 'A new webhook needs its signing secret.',
  },
  delivery_unknown: { status: 404, zh: '没有这次推送。', en: 'There is no such delivery.' },
  signature_invalid: {
    status: 401,
    zh: '签名不符或已过时。',
    en: 'The signature is wrong or too old.',
  },
} as const satisfies ProblemCatalogue;
