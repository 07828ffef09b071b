import { findIndicator } from '@haoban/indicators/catalogue';
import { figureText } from '../core/figure-text.ts';
import { html, type Html } from '../core/html.ts';
import type { Language } from '../core/language.ts';
import type { Answer, Answers } from './ask-figures.ts';
import type { FigureGroup } from './figure-groups.ts';
import { firstPageWords as words } from './first-page-words.ts';

function readingHtml(answer: Answer, kind: string, language: Language): Html {
  const { value, unit, parts, interval, notes } = figureText(answer, kind, language);
  const shown =
    value === undefined
      ? html`<p class="value none">${words.none[language]}</p>`
      : html`<p class="value"><b>${value}</b><span class="unit">${unit}</span></p>`;
  return html`${shown}
  ${parts !== undefined && html`<p class="parts"><span class="hidden">${words.parts[language]} </span>${parts}</p>`}
  ${interval !== undefined && html`<p class="parts">${words.interval[language]} ${interval}</p>`}
  ${notes.map((note) => html`<p class="note">${note}</p>`)}`;
}

function figureHtml(id: string, answers: Answers, query: string, language: Language): Html {
  const indicator = findIndicator(id);
  if (indicator === undefined) return html``;
  const answer = answers.get(id);
  return html`<article class="figure" id="${id}">
    <h3>${indicator.name[language]}</h3>
    ${answer === undefined ? html`<p class="value none">${words.missing[language]}</p>` : readingHtml(answer, indicator.kind, language)}
    <p class="help">${indicator.help[language]}</p>
    <p class="source">
      <a href="/api/analytics/indicators/${id}?${query}"
        ><span class="hidden">${words.source[language]} </span
        ><code>${id}</code> v${answer?.version ?? indicator.version}</a
      >
    </p>
  </article>`;
}

/** Figures that are read together, under their name and line. */
export const groupHtml = (group: FigureGroup, answers: Answers, query: string, language: Language): Html =>
  html`<section class="group ${group.id}" aria-labelledby="group-${group.id}">
    <header>
      <h2 id="group-${group.id}">${group.name[language]}</h2>
      <p>${group.line[language]}</p>
    </header>
    <div class="figures">${group.ids.map((id) => figureHtml(id, answers, query, language))}</div>
  </section>`;
