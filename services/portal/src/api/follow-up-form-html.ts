import { html, type Html } from '../core/html.ts';
import { localInstant } from '../core/local-time.ts';
import type { Answered } from './follow-up-link.ts';
import { queryOfView, type View } from './page-view.ts';
import { faceHtml } from './rating-face.ts';
import { ratingWords as words } from './rating-words.ts';

// three levels bear the faces of satisfied, basically and not
const faceOf: Readonly<Record<number, number>> = { 3: 4, 2: 3, 1: 2 };

/** The face of a follow-up's level. */
export const followUpFace = (level: number): number => faceOf[level] ?? level;

/** The form that rates the answer to a bad rating. */
export function followUpFormHtml(answered: Answered, isUnclear: boolean, view: View): Html {
  const { language } = view;
  const levels = answered.levels.map(
    ({ level, ...word }) =>
      html`<div class="choice">
        <input type="radio" name="level" id="level-${level}" value="${level}" required />
        <label class="level" for="level-${level}"
          >${faceHtml(followUpFace(level))} <span>${word[language]}</span></label
        >
      </div>`,
  );
  return html`<h1>${words.followUp[language]}</h1>
    <p class="of">${words.followUpOf[language]}</p>
    <section class="answer" aria-labelledby="answer">
      <h2 id="answer">${words[answered.kind][language]}</h2>
      <p lang="zh-CN">${answered.answer}</p>
      <p class="hint">${localInstant(answered.answeredAt, language)}</p>
    </section>
    ${
      isUnclear &&
      html`<div class="notice" role="alert">
        <p><strong>${words.missing[language]}</strong></p>
        <p><a href="#level-3">${words.chooseFirst[language]}</a></p>
      </div>`
    }
    <form method="post" action="${queryOfView(view)}">
      <fieldset class="levels">
        <legend>${words.followUpQuestion[language]} <small>${words.choose[language]}</small></legend>
        ${levels}
      </fieldset>
      <p class="note">${words.followUpNote[language]}</p>
      <div class="send"><button type="submit">${words.send[language]}</button></div>
    </form>`;
}
