import type { NoticeKind } from './notice.ts';

/**
 * A notice in both languages. `{name}` is filled in; `{name|date}` is a local date written out; what is in square
 * brackets is left out when one of its values is not known.
 */
export type Template = {
  readonly kind: NoticeKind;
  readonly title: { readonly zh: string; readonly en: string };
  readonly zh: string;
  readonly en: string;
};

/** Everything applicants are told. The papers say more: a notice says what happened, what to do and until when. */
export const templates = {
  filing_received: {
    kind: 'progress',
    title: { zh: '收件提醒', en: 'Application received' },
    zh: '您申请的“{item}”我们收到了，编号{number}。5个工作日内告诉您是否受理。',
    en: 'We have your application for "{item}", number {number}. Within 5 working days we tell you whether it is accepted.',
  },
  correction_requested: {
    kind: 'statutory',
    title: { zh: '补正提醒', en: 'Something is missing' },
    zh: '您申请的“{item}”（{number}）还缺：{missing}。请[在{until|date}前]补齐，到窗口或网上交都可以，只需补这一次。',
    en: 'Your application for "{item}" ({number}) lacks: {missing}. Please bring it to the hall or upload it[ by {until|date}]. You will not be asked again.',
  },
  case_accepted: {
    kind: 'statutory',
    title: { zh: '受理提醒', en: 'Application accepted' },
    zh: '您申请的“{item}”（{number}）已受理[，{due|date}前办结]。',
    en: 'Your application for "{item}" ({number}) is accepted[ and will be decided by {due|date}].',
  },
  case_deemed_accepted: {
    kind: 'statutory',
    title: { zh: '视为受理提醒', en: 'Application counts as accepted' },
    zh: '您申请的“{item}”（{number}）我们没有按时答复，依法从{day0|date}起算受理[，{due|date}前办结]。',
    en: 'We did not answer your application for "{item}" ({number}) in time. By law it counts as accepted from {day0|date}[ and will be decided by {due|date}].',
  },
  case_refused: {
    kind: 'statutory',
    title: { zh: '不予受理提醒', en: 'Application not accepted' },
    zh: '您申请的“{item}”（{number}）没有受理。原因和不服时怎么办写在决定书里，请到窗口或网上查看。',
    en: 'Your application for "{item}" ({number}) is not accepted. The written decision gives the reason and what you can do: see it online or at the hall.',
  },
  case_not_required: {
    kind: 'statutory',
    title: { zh: '无需办理提醒', en: 'No permit needed' },
    zh: '您申请的“{item}”（{number}）依法不用办许可。决定书可到窗口或网上查看。',
    en: 'What you applied for, "{item}" ({number}), needs no permit. See the written decision online or at the hall.',
  },
  decision_granted: {
    kind: 'statutory',
    title: { zh: '办结提醒', en: 'Decision made' },
    zh: '您申请的“{item}”（{number}）批准了。证照怎么领，请看网上进度或问窗口。',
    en: 'Your application for "{item}" ({number}) is granted. How you get the licence: see its progress online or ask at the hall.',
  },
  decision_denied: {
    kind: 'statutory',
    title: { zh: '办结提醒', en: 'Decision made' },
    zh: '您申请的“{item}”（{number}）已作出决定，没有批准。原因和不服时怎么办写在决定书里，请到窗口或网上查看。',
    en: 'Your application for "{item}" ({number}) is decided: not granted. The written decision gives the reason and what you can do: see it online or at the hall.',
  },
  delivery_dispatched: {
    kind: 'progress',
    title: { zh: '寄出提醒', en: 'Licence on its way' },
    zh: '“{item}”的证照已寄出[，由{carrier}送]，请留意电话。',
    en: 'The licence for "{item}" is on its way[ with {carrier}]. Please keep your phone at hand.',
  },
  delivery_failed: {
    kind: 'progress',
    title: { zh: '未送达提醒', en: 'Licence not delivered' },
    zh: '“{item}”的证照这次没送到。我们会再联系您，您也可以到窗口领取。',
    en: 'The licence for "{item}" could not be delivered. We will contact you again; you can also fetch it at the hall.',
  },
  pickup_ready: {
    kind: 'progress',
    title: { zh: '领证提醒', en: 'Licence ready' },
    zh: '“{item}”的证照办好了，请带身份证件到[{place}]窗口领取。',
    en: 'The licence for "{item}" is ready. Please fetch it at the hall[, {place}], and bring your identity card.',
  },
  locker_ready: {
    kind: 'progress',
    title: { zh: '取件提醒', en: 'Licence in the locker' },
    zh: '“{item}”的证照已放进自助柜[（{place}）][，取件码{code}][，请在{until|date}前取走]。',
    en: 'The licence for "{item}" is in the locker[ ({place})][, code {code}][. Please take it by {until|date}].',
  },
  e_licence_ready: {
    kind: 'progress',
    title: { zh: '电子证照提醒', en: 'E-licence ready' },
    zh: '“{item}”的电子证照办好了，点 {link} 查看和下载。这是您的证照，请勿转给别人。',
    en: 'The e-licence for "{item}" is ready: {link}. It is yours: do not pass the link on.',
  },
  rating_invitation: {
    kind: 'invitation',
    title: { zh: '请您评价', en: 'Please rate us' },
    zh: '您办的[“{item}”]服务怎么样？请点 {link} 评价，自愿匿名[，{until|date}前有效]。不想再收到请回T。',
    en: 'How was the service[ for "{item}"]? Rate it, voluntarily and anonymously: {link}[ until {until|date}]. Reply T for no more invitations.',
  },
  follow_up: {
    kind: 'invitation',
    title: { zh: '整改回访', en: 'Was your complaint answered?' },
    zh: '您反映的问题我们处理了。处理得怎么样？请点 {link} 告诉我们。不想再收到请回T。',
    en: 'We dealt with what you complained of. Was it dealt with well? Tell us: {link}. Reply T for no more invitations.',
  },
} as const satisfies Record<string, Template>;
export type TemplateName = keyof typeof templates;

/** True when a name is a template's. */
export const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(templates, name);
