import { html, type Html } from '../core/html.ts';
import type { Language, Words } from '../core/language.ts';
import { localInstant } from '../core/local-time.ts';
import { queryOfView, type View } from './page-view.ts';
import { faceHtml } from './rating-face.ts';
import type { Asked } from './rating-link.ts';
import { nodeWords, ratingWords as words } from './rating-words.ts';

/** What a form holds when it is drawn: its key, and what was filled in before it came back. */
export type Filling = {
  readonly key: string;
  readonly level?: number | undefined;
  readonly options?: readonly number[];
  readonly text?: string;
  readonly fault?: 'chooseFirst' | 'tooLong' | undefined;
};

type Level = Asked['levels'][number];

const row = (name: Words, value: string | undefined, language: Language): Html | undefined =>
  value === undefined
    ? undefined
    : html`<div>
        <dt>${name[language]}</dt>
        <dd>${value}</dd>
      </div>`;

function subjectHtml(asked: Asked, language: Language): Html {
  const { itemName, itemCode, orgName, hallName, window, nodeAt } = asked;
  return html`<dl class="scope">
    ${row(words.item, itemName ?? itemCode, language)} ${row(words.org, orgName, language)}
    ${row(words.hall, hallName, language)} ${row(words.window, window, language)}
    ${row(words.time, localInstant(nodeAt, language), language)}
  </dl>`;
}

const reasonOf = (level: number, isBad: boolean): Words => {
  if (isBad) return words.bad;
  return level > 3 ? words.good : words.middle;
};

function optionsHtml({ level, bad }: Level, asked: Asked, filling: Filling, language: Language): Html {
  const options = asked.options.filter((option) => option.level === level);
  if (options.length === 0) return html``;
  const chosen = (code: number): boolean => filling.options?.includes(code) === true;
  return html`<fieldset class="options">
    <legend>${reasonOf(level, bad)[language]} <small>${words.several[language]}</small></legend>
    <div class="several">
      ${options.map(
        ({ code, ...option }) =>
          html`<label
            ><input type="checkbox" name="option" value="${code}" ${chosen(code) && html` checked`} />
            <span>${option[language]}</span></label
          >`,
      )}
    </div>
  </fieldset>`;
}

// The options stand behind the radio of their level: a style sheet shows them once it is chosen, without one all show.
function levelHtml(level: Level, asked: Asked, filling: Filling, language: Language): Html {
  const id = `level-${level.level}`;
  const isChosen = filling.level === level.level;
  return html`<div class="choice">
    <input
      type="radio"
      name="level"
      id="${id}"
      value="${level.level}"
      required
      ${isChosen && html` checked`}
    />
    <label class="level" for="${id}">${faceHtml(level.level)} <span>${level[language]}</span></label>
    ${optionsHtml(level, asked, filling, language)}
  </div>`;
}

function faultHtml(fault: Filling['fault'], language: Language): Html | undefined {
  if (fault === undefined) return undefined;
  const field = fault === 'tooLong' ? 'text' : 'level-5';
  return html`<div class="notice" role="alert">
    <p><strong>${words.missing[language]}</strong></p>
    <p><a href="#${field}">${words[fault][language]}</a></p>
  </div>`;
}

const textHtml = (filling: Filling, language: Language): Html =>
  html`<div class="words">
    <label for="text">${words.text[language]}</label>
    <p class="hint" id="text-hint">${words.textHint[language]}</p>
    <textarea
      id="text"
      name="text"
      maxlength="500"
      rows="3"
      aria-describedby="text-hint"
      ${filling.fault === 'tooLong' && html` aria-invalid="true"`}
    >
${filling.text ?? ''}</textarea>
  </div>`;

/** The form of a rating: the level is asked for, its options and the words are offered; `key` makes sending it twice one rating. */
export function ratingFormHtml(asked: Asked, filling: Filling, view: View): Html {
  const { language } = view;
  const title = asked.round === 2 ? words.titleAfter : words.title;
  return html`<h1>${title[language]}</h1>
    <p class="of">${nodeWords[asked.node]?.[language] ?? asked.node}</p>
    ${subjectHtml(asked, language)} ${faultHtml(filling.fault, language)}
    <form method="post" action="${queryOfView(view)}">
      <input type="hidden" name="key" value="${filling.key}" />
      <fieldset class="levels">
        <legend>${words.question[language]} <small>${words.choose[language]}</small></legend>
        ${asked.levels.map((level) => levelHtml(level, asked, filling, language))}
      </fieldset>
      ${textHtml(filling, language)}
      <p class="note">${words.anonymous[language]}</p>
      <div class="send"><button type="submit">${words.send[language]}</button></div>
    </form>`;
}
