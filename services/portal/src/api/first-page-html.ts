import { indicators } from '@haoban/indicators/catalogue';
import { html, type Html } from '../core/html.ts';
import type { Language, Words } from '../core/language.ts';
import { dayBefore, localDate, localInstant } from '../core/local-time.ts';
import type { Answers } from './ask-figures.ts';
import type { Deps } from './deps.ts';
import { groupHtml } from './figure-html.ts';
import { figureGroups } from './figure-groups.ts';
import { queryOf, type PageQuestion } from './first-page-question.ts';
import { basisWords, firstPageWords as words } from './first-page-words.ts';
import { tryNextHtml } from './try-next-html.ts';

/** What the first page is made of; without answers the question could not be read. */
export type FirstPage = {
  readonly question: PageQuestion;
  readonly answers: Answers | undefined;
  readonly language: Language;
};

const banner = (name: Words, line: Words, language: Language): Html =>
  html`<p class="banner" role="note"><strong>${name[language]}</strong> ${line[language]}</p>`;

const notice = (name: Words, line: Words, language: Language, links?: Html): Html =>
  html`<div class="notice" role="status">
    <p><strong>${name[language]}</strong></p>
    <p>${line[language]}</p>
    ${links}
  </div>`;

function bannerHtml({ question: { dataset }, language }: FirstPage): Html | undefined {
  if (dataset.startsWith('sim-')) return banner(words.simulated, words.simulatedLine, language);
  return dataset === 'live' ? undefined : banner(words.imported, words.importedLine, language);
}

function noticeHtml({ question, answers, language }: FirstPage): Html | undefined {
  if (answers === undefined) return notice(words.refused, words.refusedLine, language);
  if (answers.size === 0) return notice(words.away, words.awayLine, language);
  if (answers.size < indicators.length) return notice(words.partial, words.partialLine, language);
  if (answers.get('cases_filed')?.value !== 0) return undefined;
  const all = queryOf({ ...question, from: '1970-01-01' });
  return notice(
    words.empty,
    words.emptyLine,
    language,
    html`<p>
      ${question.dataset === 'live' && html`<a href="/?dataset=sim-demo&amp;lang=${language}">${words.seeDemo[language]}</a> `}<a
        href="/?${all}&amp;lang=${language}"
        >${words.seeAll[language]}</a
      >
    </p>`,
  );
}

function scopeHtml({ question, answers, language }: FirstPage): Html {
  const { dataset, from, to } = question;
  const [asOf] = [...(answers?.values() ?? [])].map((answer) => answer.asOf);
  const last = from < to ? dayBefore(to) : to;
  return html`<dl class="scope">
    <div>
      <dt>${words.period[language]}</dt>
      <dd>${localDate(from, language)} ${words.to[language]} ${localDate(last, language)}</dd>
    </div>
    ${
      asOf !== undefined &&
      html`<div>
        <dt>${words.asOf[language]}</dt>
        <dd><time datetime="${asOf}">${localInstant(asOf, language)}</time></dd>
      </div>`
    }
    <div>
      <dt>${words.dataset[language]}</dt>
      <dd>${dataset === 'live' ? words.live[language] : html`<code>${dataset}</code>`}</dd>
    </div>
  </dl>`;
}

function questionForm({ dataset, from, to, basis }: PageQuestion, language: Language): Html {
  const bases = Object.entries(basisWords).map(
    ([name, word]) =>
      html`<option value="${name}" ${name === basis && html` selected`}>${word[language]}</option>`,
  );
  return html`<details class="ask">
    <summary>${words.change[language]}</summary>
    <form action="/" method="get">
      <input type="hidden" name="lang" value="${language}" />
      <label
        >${words.dataset[language]}<input
          name="dataset"
          value="${dataset}"
          list="datasets"
          autocomplete="off"
          spellcheck="false"
      /></label>
      <datalist id="datasets">
        <option value="live"></option>
        <option value="sim-demo"></option>
      </datalist>
      <label>${words.from[language]}<input type="date" name="from" value="${from}" /></label>
      <label>${words.until[language]}<input type="date" name="to" value="${to}" /></label>
      <label
        >${words.basis[language]}<select name="basis">
          ${bases}
        </select></label
      >
      <button type="submit">${words.show[language]}</button>
    </form>
  </details>`;
}

/** The body of the first page: what is asked, the figures, what to try. */
export function firstPageHtml(page: FirstPage, deps: Deps): Html {
  const { question, answers = new Map(), language } = page;
  const groups = answers.size === 0 ? [] : figureGroups;
  return html`${bannerHtml(page)}
    <div class="opening">
      <h1>${words.title[language]}</h1>
      ${scopeHtml(page)} ${questionForm(question, language)}
    </div>
    ${noticeHtml(page)} ${groups.map((group) => groupHtml(group, answers, queryOf(question), language))}
    ${tryNextHtml(deps, language)}`;
}
