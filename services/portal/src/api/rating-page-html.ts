import { html, type Html } from '../core/html.ts';
import type { Language, Words } from '../core/language.ts';
import { localInstant } from '../core/local-time.ts';
import type { Asked, Refusal } from './rating-link.ts';

/** The texts of the rating pages. */
export const ratingWords = {
  title: { zh: '请您评价', en: 'Please rate us' },
  thanked: { zh: '已收到您的评价', en: 'Your rating is in' },
  item: { zh: '事项', en: 'Item' },
  window: { zh: '窗口', en: 'Window' },
  time: { zh: '时间', en: 'Time' },
  question: { zh: '您满意吗？', en: 'Were you satisfied?' },
  text: { zh: '还想说点什么（可不填）', en: 'Anything to add (optional)' },
  send: { zh: '提交评价', en: 'Send the rating' },
  anonymous: {
    zh: '评价自愿、匿名。办理人员看不到是谁评的。',
    en: 'Rating is voluntary and anonymous: the staff cannot see who rated.',
  },
  choose: {
    zh: '请先选择一个满意度，再提交；文字不超过 500 字。',
    en: 'Choose how satisfied you are, then send; at most 500 characters.',
  },
  closing: { zh: '可以关闭本页了。', en: 'You can close this page now.' },
} as const satisfies Record<string, Words>;

const nodes: Readonly<Record<string, Words>> = {
  '1': { zh: '申请提交', en: 'filing the application' },
  '2': { zh: '受理', en: 'acceptance' },
  '3': { zh: '办结', en: 'the decision' },
  visit: { zh: '窗口服务', en: 'the service at the window' },
};

const refusals: Readonly<Record<string, Words>> = {
  link_used: { zh: '这个链接已经评价过', en: 'This link was used already' },
  link_expired: { zh: '这个链接已过期', en: 'This link has expired' },
  link_forged: { zh: '这个链接无效', en: 'This link is not valid' },
};
const away: Words = { zh: '现在不能评价', en: 'Rating is not possible now' };
const awayLine: Words = {
  zh: '请稍后再打开这个链接，它仍然有效。',
  en: 'Open this link again soon: it stays valid.',
};

const row = (name: Words, value: string | undefined, language: Language): Html | undefined =>
  value === undefined
    ? undefined
    : html`<div>
        <dt>${name[language]}</dt>
        <dd>${value}</dd>
      </div>`;

/** The form: five levels and a few words; `key` makes sending it twice one rating, `unclear` says it was not filled in. */
export function ratingFormHtml(asked: Asked, key: string, unclear: boolean, language: Language): Html {
  const levels = asked.levels.map(
    ({ level, ...words }) =>
      html`<label class="level"
        ><input type="radio" name="level" value="${level}" required /> <span>${words[language]}</span>
        <small aria-hidden="true">${'★'.repeat(level)}<i>${'★'.repeat(5 - level)}</i></small></label
      >`,
  );
  return html`<h1>
      ${ratingWords.title[language]}<span class="of">${nodes[asked.node]?.[language] ?? asked.node}</span>
    </h1>
    <dl class="scope">
      ${row(ratingWords.item, asked.itemCode, language)} ${row(ratingWords.window, asked.window, language)}
      ${row(ratingWords.time, localInstant(asked.nodeAt, language), language)}
    </dl>
    ${unclear && html`<p class="notice" role="alert">${ratingWords.choose[language]}</p>`}
    <form method="post">
      <input type="hidden" name="key" value="${key}" />
      <fieldset>
        <legend>${ratingWords.question[language]}</legend>
        ${levels}
      </fieldset>
      <label class="words"
        >${ratingWords.text[language]}<textarea name="text" maxlength="500" rows="3"></textarea>
      </label>
      <button type="submit">${ratingWords.send[language]}</button>
      <p class="note">${ratingWords.anonymous[language]}</p>
    </form>`;
}

/** The title of a page that says why a link can't be used. */
export const refusalTitle = ({ code }: Refusal): Words => refusals[code ?? ''] ?? away;

/** A page of one message. */
export const messageHtml = (title: string, lines: readonly string[]): Html =>
  html`<h1>${title}</h1>
    ${lines.map((line) => html`<p class="line">${line}</p>`)}`;

/** What to do about a link that can't be used. */
export const refusalHtml = (refusal: Refusal, language: Language): Html =>
  messageHtml(refusalTitle(refusal)[language], [refusal.detail ?? awayLine[language]]);
