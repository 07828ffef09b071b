import { html, type Html } from '../core/html.ts';

const brows = html`<path d="M9 9.5l4.5 2.5M23 9.5l-4.5 2.5" />`;

/** What each level looks like: told apart by the mouth, without any colour. */
const features: Readonly<Record<number, Html>> = {
  5: html`<path d="M8 17.5h16a8 7.5 0 0 1-16 0z" class="filled" />`,
  4: html`<path d="M9 18.5q7 7 14 0" />`,
  3: html`<path d="M10 20.5h12" />`,
  2: html`<path d="M9 22.5q7-6.5 14 0" />`,
  1: html`<path d="M9 23.5q7-8.5 14 0z" class="filled" />${brows}`,
};

/** The face of a level from 5 (best) to 1; it stands beside the word and says nothing to a screen reader. */
export const faceHtml = (level: number): Html =>
  html`<svg class="face of-${level}" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <circle cx="16" cy="16" r="13.5" />
    <path d="M11.5 12.5v1.5M20.5 12.5v1.5" />
    ${features[level]}
  </svg>`;
