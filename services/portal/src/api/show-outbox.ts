import { readMessages } from '@haoban/notices/folder-gateway';
import type { Http } from '@haoban/service-kit/http';
import { otherLanguage } from '../core/language.ts';
import type { Deps } from './deps.ts';
import { outboxHtml, outboxWords } from './outbox-html.ts';
import { pageLanguage, sendPage } from './send-page.ts';

const mostShown = 50;

/** GET /outbox: what gateways would have sent, where messages are kept in a folder instead; no such page elsewhere. */
export function showOutboxRoute(app: Http, { outbox, publicUrl }: Deps): void {
  if (outbox === undefined) return;
  app.get('/outbox', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const language = pageLanguage(request);
    return sendPage(reply, 200, {
      language,
      title: outboxWords.title[language],
      elsewhere: `/outbox?lang=${otherLanguage(language)}`,
      kind: 'board',
      body: outboxHtml(await readMessages(outbox, mostShown), publicUrl, language),
    });
  });
}
