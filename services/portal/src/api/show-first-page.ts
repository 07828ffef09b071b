import type { Http } from '@haoban/service-kit/http';
import { otherLanguage } from '../core/language.ts';
import { askFigures } from './ask-figures.ts';
import type { Deps } from './deps.ts';
import { firstPageHtml } from './first-page-html.ts';
import { queryOf, readQuestion, usualQuestion } from './first-page-question.ts';
import { firstPageWords as words } from './first-page-words.ts';
import { pageLanguage, sendPage } from './send-page.ts';

/** GET /: the live indicators of the suite; `?dataset`, `from`, `to`, `basis` and `lang` ask for others. */
export function showFirstPageRoute(app: Http, deps: Deps): void {
  const figures = askFigures(deps);
  app.get('/', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const language = pageLanguage(request);
    const asked = readQuestion(request.query, deps.now());
    const question = asked ?? usualQuestion(deps.now());
    const answers = asked === undefined ? undefined : await figures(queryOf(asked));
    return sendPage(reply, asked === undefined ? 400 : 200, {
      language,
      title: words.title[language],
      elsewhere: `/?${queryOf(question)}&lang=${otherLanguage(language)}`,
      kind: 'board',
      body: firstPageHtml({ question, answers, language }, deps),
    });
  });
}
