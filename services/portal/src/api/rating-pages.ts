import { randomUUID } from 'node:crypto';
import type { Http } from '@haoban/service-kit/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Html } from '../core/html.ts';
import { otherLanguage } from '../core/language.ts';
import type { Deps } from './deps.ts';
import { openLink, rateThrough, type Filled, type Refusal } from './rating-link.ts';
import { messageHtml, ratingFormHtml, ratingWords, refusalHtml, refusalTitle } from './rating-page-html.ts';
import { pageLanguage, sendPage } from './send-page.ts';

const Form = Type.Object({
  level: Type.String({ pattern: '^[1-5]$' }),
  text: Type.String({ maxLength: 500, default: '' }),
  key: Type.String({ pattern: '^[0-9a-f-]{36}$' }),
});
const bodyLimit = 16 * 1024;
const mediaType = 'application/x-www-form-urlencoded';

/** What was filled in; undefined when no level was chosen or the words are too long. Browsers send CR LF. */
function readForm(body: unknown): Filled | undefined {
  const fields = Object.fromEntries(new URLSearchParams(typeof body === 'string' ? body : ''));
  const form = { ...fields, text: (fields['text'] ?? '').replaceAll('\r\n', '\n').trim() };
  if (!Value.Check(Form, form)) return undefined;
  return { level: Number(form.level), text: form.text, key: form.key };
}

/** GET and POST /rate/{token}: rating without JavaScript; opening a link never uses it up. */
export function ratingPages(app: Http, deps: Deps): void {
  app.addContentTypeParser(mediaType, { parseAs: 'string', bodyLimit }, (_request, body, done) =>
    done(null, body),
  );
  const open = {
    config: { access: 'public' as const },
    schema: { hide: true, params: Type.Object({ token: Type.String({ maxLength: 512 }) }) },
  };

  app.get('/rate/:token', open, (request, reply) => showForm(request, reply, request.params.token, false));
  app.post('/rate/:token', open, async (request, reply) => {
    const { token } = request.params;
    const filled = readForm(request.body);
    if (filled === undefined) return showForm(request, reply, token, true);
    const language = pageLanguage(request);
    const { thanks, refusal } = await rateThrough(deps, request, token, filled, language);
    if (refusal !== undefined) return sendRefusal(request, reply, refusal);
    const lines = [thanks[language], ratingWords.closing[language]];
    const title = ratingWords.thanked[language];
    return send(request, reply, 200, title, messageHtml(title, lines));
  });

  const showForm = async (request: FastifyRequest, reply: FastifyReply, token: string, unclear: boolean) => {
    const language = pageLanguage(request);
    const { asked, refusal } = await openLink(deps, request, token, language);
    if (refusal !== undefined) return sendRefusal(request, reply, refusal);
    const body = ratingFormHtml(asked, randomUUID(), unclear, language);
    return send(request, reply, unclear ? 422 : 200, ratingWords.title[language], body);
  };
}

const sendRefusal = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => {
  const language = pageLanguage(request);
  return send(
    request,
    reply,
    refusal.status,
    refusalTitle(refusal)[language],
    refusalHtml(refusal, language),
  );
};

function send(request: FastifyRequest, reply: FastifyReply, status: number, title: string, body: Html) {
  const language = pageLanguage(request);
  const elsewhere = `?lang=${otherLanguage(language)}`;
  return sendPage(reply, status, { language, title, elsewhere, kind: 'form', body });
}
