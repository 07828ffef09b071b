import { html, type Html } from '../core/html.ts';
import type { Language, Words } from '../core/language.ts';
import { localDate, localInstant } from '../core/local-time.ts';
import type { Fault, Goal, Listed } from './goal-desk.ts';
import { goalWords as words, scopeWords, unitWords } from './goal-words.ts';

/** What the page shows to somebody who has said who they are. */
export type GoalPage = {
  /** Goes back with the form; empty behind a gateway that signs people in. */
  readonly token: string;
  readonly key: string;
  readonly filled: Readonly<Record<string, string>>;
  readonly outcome: 'saved' | Fault | undefined;
  readonly targets: Listed;
  readonly baselines: Listed;
};

const optionsHtml = (
  choices: Readonly<Record<string, Words>>,
  chosen: string | undefined,
  language: Language,
): Html[] =>
  Object.entries(choices).map(
    ([value, word]) =>
      html`<option value="${value}" ${value === chosen && html`selected`}>${word[language]}</option>`,
  );

const tokenHtml = (token: string): Html | undefined =>
  token === '' ? undefined : html`<input type="hidden" name="token" value="${token}" />`;

/** Why something was refused, as the page says it. */
function faultHtml({ detail, errors }: Fault, title: Words, language: Language): Html {
  return html`<div class="notice" role="alert">
    <p><strong>${title[language]}</strong></p>
    <p>${detail ?? words.away[language]}</p>
    ${errors.map((error) => html`<p>${error}</p>`)}
  </div>`;
}

function fieldsHtml(filled: GoalPage['filled'], language: Language): Html {
  const kinds = { target: words.target, baseline: words.baseline };
  return html`<label
      >${words.kind[language]}<select name="kind">
        ${optionsHtml(kinds, filled['kind'], language)}
      </select></label
    >
    <label
      >${words.scope[language]}<select name="scope">
        ${optionsHtml(scopeWords, filled['scope'], language)}
      </select></label
    >
    <label
      >${words.code[language]}<input name="code" required maxlength="50" value="${filled['code'] ?? ''}"
    /></label>
    <label
      >${words.region[language]}<input
        name="region"
        required
        inputmode="numeric"
        pattern="[0-9]{2,12}"
        value="${filled['region'] ?? ''}"
    /></label>
    <label
      >${words.value[language]}<input
        name="value"
        required
        inputmode="decimal"
        value="${filled['value'] ?? ''}"
    /></label>
    <label
      >${words.unit[language]}<select name="unit">
        ${optionsHtml(unitWords, filled['unit'], language)}
      </select></label
    >
    <label
      >${words.validFrom[language]}<input
        type="date"
        name="validFrom"
        required
        value="${filled['validFrom'] ?? ''}"
    /></label>
    <label
      ><span>${words.year[language]} <small>${words.yearHint[language]}</small></span
      ><input name="year" inputmode="numeric" pattern="[0-9]{4}" value="${filled['year'] ?? ''}"
    /></label>`;
}

const rowHtml = (goal: Goal, language: Language): Html =>
  html`<li class="${goal.stands ? 'stands' : 'replaced'}">
    <p class="goal">
      <b>${goal.value} ${unitWords[goal.unit][language]}</b>
      ${goal.year !== null && html`<span>${goal.year}</span>`}
      ${!goal.stands && html`<em>${words.replaced[language]}</em>`}
    </p>
    <p class="of">${scopeWords[goal.scope][language]} <code>${goal.code}</code></p>
    <dl>
      <div>
        <dt>${words.region[language]}</dt>
        <dd>${goal.region}</dd>
      </div>
      <div>
        <dt>${words.validFrom[language]}</dt>
        <dd>${localDate(goal.validFrom, language)}</dd>
      </div>
      <div>
        <dt>${words.setBy[language]}</dt>
        <dd>${goal.setBy}</dd>
      </div>
      <div>
        <dt>${words.setAt[language]}</dt>
        <dd><time datetime="${goal.setAt}">${localInstant(goal.setAt, language)}</time></dd>
      </div>
    </dl>
  </li>`;

const listHtml = (title: Words, { total, goals }: Listed, language: Language): Html =>
  html`<section class="goals">
    <h2>
      ${title[language]} <small>${total}${total > goals.length && html` · ${words.newest[language]}`}</small>
    </h2>
    ${
      goals.length === 0
        ? html`<p class="none">${words.none[language]}</p>`
        : html`<ul>
            ${goals.map((goal) => rowHtml(goal, language))}
          </ul>`
    }
  </section>`;

const openingHtml = (language: Language): Html =>
  html`<h1>${words.title[language]}</h1>
    <p class="about">${words.about[language]}</p>`;

/** The page before anybody has said who they are, or when analytics does not take their word. */
export const signInHtml = (fault: Fault | undefined, language: Language): Html =>
  html`<div class="opening desk">
    ${openingHtml(language)} ${fault !== undefined && faultHtml(fault, words.signIn, language)}
    <form method="post" action="/goals?lang=${language}" class="entry">
      <h2>${words.signIn[language]}</h2>
      <label class="wide"
        >${words.token[language]}<input
          type="password"
          name="token"
          required
          autocomplete="off"
          aria-describedby="token-hint"
      /></label>
      <p class="hint wide" id="token-hint">${words.tokenHint[language]}</p>
      <button type="submit" name="do" value="show">${words.open[language]}</button>
    </form>
  </div>`;

/** The page with the form and both lists. */
export function goalsHtml(
  { token, key, filled, outcome, targets, baselines }: GoalPage,
  language: Language,
): Html {
  return html`<div class="opening desk">
    ${openingHtml(language)}
    ${outcome === 'saved' && html`<div class="notice" role="status"><p>${words.saved[language]}</p></div>`}
    ${outcome !== undefined && outcome !== 'saved' && faultHtml(outcome, words.refused, language)}
    <form method="post" action="/goals?lang=${language}" class="entry">
      <h2>${words.set[language]}</h2>
      ${tokenHtml(token)}<input type="hidden" name="key" value="${key}" />
      ${fieldsHtml(filled, language)}
      <button type="submit" name="do" value="set">${words.save[language]}</button>
    </form>
    ${listHtml(words.targets, targets, language)} ${listHtml(words.baselines, baselines, language)}
  </div>`;
}
