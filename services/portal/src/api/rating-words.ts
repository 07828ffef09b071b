import type { Words } from '../core/language.ts';

/** The texts of the rating form and of its thanks. */
export const ratingWords = {
  title: { zh: '请您评价', en: 'Please rate us' },
  titleAfter: { zh: '问题处理后，请您再评价', en: 'Your problem was handled: please rate again' },
  item: { zh: '事项', en: 'Item' },
  org: { zh: '部门', en: 'Office' },
  hall: { zh: '大厅', en: 'Hall' },
  window: { zh: '窗口', en: 'Window' },
  time: { zh: '时间', en: 'Time' },
  question: { zh: '您满意吗？', en: 'Were you satisfied?' },
  choose: { zh: '请点选一个', en: 'Choose one' },
  good: { zh: '哪里做得好？', en: 'What was good?' },
  middle: { zh: '您遇到的情况是？', en: 'What was it like?' },
  bad: { zh: '哪里不满意？', en: 'What was wrong?' },
  several: { zh: '可选多个，也可不选', en: 'any number, or none' },
  text: { zh: '还想说点什么', en: 'Anything to add' },
  textHint: { zh: '可不填，500 字以内', en: 'optional, up to 500 characters' },
  send: { zh: '提交评价', en: 'Send rating' },
  anonymous: {
    zh: '评价自愿。办理人员看不到是谁评的。没写的可以空着，选一个满意度就能提交。',
    en: 'Rating is voluntary, and the staff cannot see who rated. Only the level is needed.',
  },
  missing: { zh: '还没有提交成功', en: 'Not sent yet' },
  chooseFirst: {
    zh: '请先选一个满意度，再点“提交评价”。',
    en: 'Choose how satisfied you are, then send.',
  },
  tooLong: {
    zh: '文字超过了 500 字，请删短一些再提交。',
    en: 'The text is over 500 characters; shorten it and send again.',
  },
  thanked: { zh: '评价成功，谢谢您', en: 'Your rating is in. Thank you' },
  yours: { zh: '您的评价：', en: 'You said: ' },
  followUp: { zh: '您对处理结果满意吗？', en: 'Are you satisfied with the answer?' },
  followUpOf: {
    zh: '您之前表示不满意，下面是部门的答复。',
    en: 'You were not satisfied with a service; this is the answer.',
  },
  fixed: { zh: '已经整改', en: 'It was put right' },
  explained: { zh: '情况说明', en: 'An explanation' },
  followUpQuestion: { zh: '您对答复满意吗？', en: 'Are you satisfied?' },
  followUpNote: {
    zh: '选“不满意”，这件事会交给上级部门再处理一次。',
    en: 'If you are not, the supervising authority takes the matter up once more.',
  },
  closing: { zh: '现在可以关闭本页。', en: 'You can close this page now.' },
} as const satisfies Record<string, Words>;

/** What each node of a case, or a visit, is called. */
export const nodeWords: Readonly<Record<string, Words>> = {
  '1': { zh: '评价：提交申请', en: 'About: filing the application' },
  '2': { zh: '评价：受理', en: 'About: the acceptance' },
  '3': { zh: '评价：办理结果', en: 'About: the decision' },
  visit: { zh: '评价：窗口服务', en: 'About: the service at the window' },
};

/** What a page says that can't take a rating: a name, and what to do. */
export type Message = { readonly title: Words; readonly lines: readonly Words[] };

const elsewhere: Words = {
  zh: '有问题要反映，可以到窗口，或拨打 12345。',
  en: 'For anything else ask at the window, or call 12345.',
};

const rated: Message = {
  title: { zh: '这次服务已经评价过了', en: 'This service was rated already' },
  lines: [
    {
      zh: '每次服务只评价一次，您不用再评了。谢谢您。',
      en: 'Each service is rated once: there is nothing left to do. Thank you.',
    },
    elsewhere,
  ],
};

/** Why a link can't be used, by the code of the refusal. */
export const refusalMessages: Readonly<Record<string, Message>> = {
  link_used: rated,
  already_rated: rated,
  link_expired: {
    title: { zh: '这个链接过期了', en: 'This link has expired' },
    lines: [
      { zh: '还想评价，请向窗口要一个新链接。', en: 'To rate all the same, ask the window for a new link.' },
      elsewhere,
    ],
  },
  link_replaced: {
    title: { zh: '这个链接已换成新的', en: 'This link was replaced by a newer one' },
    lines: [{ zh: '请打开最后收到的那个链接。', en: 'Open the last one you received.' }, elsewhere],
  },
  link_forged: {
    title: { zh: '这个链接不对', en: 'This link is not valid' },
    lines: [
      {
        zh: '可能没有复制完整。请重新扫码，或从短信里直接点开。',
        en: 'It may be incomplete. Scan the code again, or open the link in the message itself.',
      },
      elsewhere,
    ],
  },
  node_not_reached: {
    title: { zh: '现在还不能评价', en: 'Not to be rated yet' },
    lines: [
      {
        zh: '这一步重新办理中，办完后再打开这个链接。',
        en: 'This step is being done again; open the link once it is done.',
      },
      elsewhere,
    ],
  },
  too_many_questions: {
    title: { zh: '请稍后再试', en: 'Please try again soon' },
    lines: [
      { zh: '查询太频繁。等一分钟再刷新本页。', en: 'Too many questions. Reload this page in a minute.' },
    ],
  },
  too_many_requests: {
    title: { zh: '请稍后再试', en: 'Please try again soon' },
    lines: [
      {
        zh: '现在评价的人太多。等一分钟，再打开这个链接，它仍然有效。',
        en: 'Too many are rating at this moment. Wait a minute and open this link again: it stays valid.',
      },
    ],
  },
};

/** What a page says while rating does not answer. */
export const awayMessage: Message = {
  title: { zh: '现在不能评价', en: 'Rating is not possible now' },
  lines: [
    {
      zh: '请过几分钟再打开这个链接，它仍然有效。',
      en: 'Open this link again in a few minutes: it stays valid.',
    },
  ],
};
