import { html, type Html } from '../core/html.ts';
import { languageTag, otherLanguage, type Language } from '../core/language.ts';
import { styleAddress } from './serve-style.ts';

/**
 * A page without its frame; `elsewhere` is the address of the same page in the other language, `size` the one in the
 * other size of type, where there is one.
 */
export type Page = {
  readonly language: Language;
  readonly title: string;
  readonly elsewhere: string;
  readonly kind: 'board' | 'form';
  readonly size?: { readonly isLarge: boolean; readonly elsewhere: string };
  readonly body: Html;
};

const words = {
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  home: { zh: '好办首页', en: 'Haoban, first page' },
  motto: {
    zh: '每件计时，每次可评，每数可证',
    en: 'Every case timed, every service rated, every figure provable',
  },
  larger: { zh: '大字版', en: 'Larger type' },
  usual: { zh: '标准字号', en: 'Usual type' },
} as const;

const sizeHtml = ({ size, language }: Page): Html | undefined =>
  size &&
  html`<a class="size" href="${size.elsewhere}">${words[size.isLarge ? 'usual' : 'larger'][language]}</a>`;

const rootHtml = ({ language, size }: Page): Html =>
  size?.isLarge === true
    ? html`lang="${languageTag[language]}" class="large"`
    : html`lang="${languageTag[language]}"`;

/** The frame around every page. */
export function pageHtml(page: Page): Html {
  const { language, title, elsewhere, kind, body } = page;
  const other = otherLanguage(language);
  return html`<!doctype html>
    <html ${rootHtml(page)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · 好办 Haoban</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${styleAddress}" />
      </head>
      <body class="${kind}">
        <a class="skip" href="#content">${words.skip[language]}</a>
        <header class="masthead">
          <div class="inner">
            <a class="brand" href="/?lang=${language}" aria-label="${words.home[language]}"
              ><b>好办</b> <span lang="en">Haoban</span></a
            >
            <p class="motto">${words.motto[language]}</p>
            ${sizeHtml(page)}
            <a
              class="switch"
              href="${elsewhere}"
              hreflang="${languageTag[other]}"
              lang="${languageTag[other]}"
              >${other === 'zh' ? '中文' : 'English'}</a
            >
          </div>
        </header>
        <main id="content">${body}</main>
      </body>
    </html> `;
}
