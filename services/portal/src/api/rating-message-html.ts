import { html, type Html } from '../core/html.ts';
import type { Language } from '../core/language.ts';
import { faceHtml } from './rating-face.ts';
import type { Refusal } from './rating-link.ts';
import { awayMessage, ratingWords as words, refusalMessages, type Message } from './rating-words.ts';

const mark = {
  done: html`<path d="M9 16.5l5 5 9.5-10" />`,
  stopped: html`<path d="M16 8.5v10M16 22.5v1" />`,
} as const;

const messageHtml = (kind: keyof typeof mark, title: string, lines: Html): Html =>
  html`<div class="message ${kind}">
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="14" />
      ${mark[kind]}
    </svg>
    <h1>${title}</h1>
    ${lines}
  </div>`;

/** What a page says about a refusal: of a code it does not know, what rating itself says. */
export function messageOf({ code, detail }: Refusal): Message {
  const known = refusalMessages[code ?? ''] ?? awayMessage;
  const isKnown = code === undefined || code in refusalMessages;
  return isKnown || detail === undefined
    ? known
    : { title: { zh: '现在不能评价', en: 'This cannot be rated now' }, lines: [{ zh: detail, en: detail }] };
}

/** A page that says why a link can't be used and what to do. */
export const refusalHtml = ({ title, lines }: Message, language: Language): Html =>
  messageHtml(
    'stopped',
    title[language],
    html`${lines.map((line) => html`<p class="line">${line[language]}</p>`)}`,
  );

/** What was said in a rating that has been taken, and that there is nothing left to do. */
export const thanksHtml = (
  said: { readonly face: number; readonly word: string } | undefined,
  thanks: string,
  language: Language,
): Html =>
  messageHtml(
    'done',
    words.thanked[language],
    html`${
        said !== undefined &&
        html`<p class="said">
          ${faceHtml(said.face)} <span>${words.yours[language]}<b>${said.word}</b></span>
        </p>`
      }
      <p class="line">${thanks}</p>
      <p class="line">${words.closing[language]}</p>`,
  );
