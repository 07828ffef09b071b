import type { KeptMessage } from '@haoban/notices/folder-gateway';
import { html, type Html } from '../core/html.ts';
import type { Language, Words } from '../core/language.ts';
import { localInstant } from '../core/local-time.ts';

/** The texts of the page of messages. */
export const outboxWords = {
  title: { zh: '演示发件箱', en: 'Demonstration outbox' },
  demo: { zh: '仅供演示', en: 'Demonstration only' },
  banner: {
    zh: '这些消息没有真的发出，只存放在本机。正式部署时由短信、微信和邮政网关发送。',
    en: 'None of these messages was sent; they are kept on this machine. A deployment sends them through its gateways.',
  },
  empty: { zh: '还没有消息', en: 'No messages yet' },
  emptyLine: {
    zh: '办一件事，申请人收到的消息就会出现在这里。夜间（21点到次日8点）的消息等到早上再发。',
    en: 'Take a case through, and what its applicant would read appears here. What comes up between 21:00 and 08:00 waits for the morning.',
  },
  reload: { zh: '刷新', en: 'Reload' },
  to: { zh: '发给', en: 'To' },
} as const satisfies Record<string, Words>;

const channels: Readonly<Record<KeptMessage['channel'], Words>> = {
  sms: { zh: '短信', en: 'Text message' },
  wechat: { zh: '微信', en: 'WeChat' },
  letter: { zh: '信件', en: 'Letter' },
};

const masked = (text: string): string =>
  text.length > 7 ? `${text.slice(0, 3)}****${text.slice(-4)}` : `${text.slice(0, 1)}**`;

/** Whom a message is for, as little of it as tells two people apart. */
export const recipient = ({ to }: Pick<KeptMessage, 'to'>): string =>
  masked(to['phone'] ?? to['wechat'] ?? to['name'] ?? '');

/** A text whose links to this portal can be followed; others are text. */
export function linked(text: string, publicUrl: string): Html[] {
  const home = `${publicUrl.replace(/\/$/, '')}/`;
  return text.split(/(https?:\/\/[\w\-./~%?=&#:]+)/).map((part) => {
    if (!part.startsWith(home)) return html`${part}`;
    return html`<a href="${part}">${part}</a>`;
  });
}

function messageHtml(message: KeptMessage, publicUrl: string, language: Language): Html {
  const { channel, title, text, at } = message;
  return html`<li>
    <p class="meta">
      <b>${channels[channel][language]}</b>
      <span>${outboxWords.to[language]} ${recipient(message)}</span>
      <time datetime="${at}">${localInstant(at, language)}</time>
    </p>
    <h2 lang="${message.language}">${title}</h2>
    <p class="text ${channel}" lang="${message.language}">${linked(text, publicUrl)}</p>
  </li>`;
}

/** What would have been sent, newest first. */
export function outboxHtml(
  { messages, total }: { readonly messages: readonly KeptMessage[]; readonly total: number },
  publicUrl: string,
  language: Language,
): Html {
  const shown = messages.length;
  const count =
    language === 'zh'
      ? `共 ${total} 条${shown < total ? `，最新 ${shown} 条如下` : ''}`
      : `${total} in all${shown < total ? `, the newest ${shown} below` : ''}`;
  return html`<div class="opening outbox">
    <h1>${outboxWords.title[language]}</h1>
    <p class="banner"><strong>${outboxWords.demo[language]}</strong>${outboxWords.banner[language]}</p>
    <p class="count">${count} <a href="/outbox?lang=${language}">${outboxWords.reload[language]}</a></p>
    ${
      shown === 0
        ? html`<div class="notice">
            <p><b>${outboxWords.empty[language]}</b></p>
            <p>${outboxWords.emptyLine[language]}</p>
          </div>`
        : html`<ol>
            ${messages.map((message) => messageHtml(message, publicUrl, language))}
          </ol>`
    }
  </div>`;
}
