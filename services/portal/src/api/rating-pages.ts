import { randomUUID } from 'node:crypto';
import type { Http } from '@haoban/service-kit/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';
import { viewOf } from './page-view.ts';
import { ratingFormHtml, type Filling } from './rating-form-html.ts';
import { openLink, rateThrough } from './rating-link.ts';
import { thanksHtml } from './rating-message-html.ts';
import { ratingWords as words } from './rating-words.ts';
import { readRatingForm } from './read-rating-form.ts';
import { sendCitizenPage, sendRefusal } from './send-citizen-page.ts';

const bodyLimit = 16 * 1024;
const mediaType = 'application/x-www-form-urlencoded';
const Query = Type.Object({ level: Type.Optional(Type.String()) });

/** GET and POST /rate/{token}: rating without JavaScript; opening a link never uses it up. */
export function ratingPages(app: Http, deps: Deps): void {
  app.addContentTypeParser(mediaType, { parseAs: 'string', bodyLimit }, (_request, body, done) =>
    done(null, body),
  );
  const open = {
    config: { access: 'public' as const },
    schema: {
      hide: true,
      params: Type.Object({ token: Type.String({ maxLength: 512 }) }),
      querystring: Query,
    },
  };

  app.get('/rate/:token', open, (request, reply) => {
    // a code at the window may lead to one level, for one tap less
    const level = /^[1-5]$/.test(request.query.level ?? '') ? Number(request.query.level) : undefined;
    return showForm(request, reply, request.params.token, { key: randomUUID(), level });
  });
  app.post('/rate/:token', open, async (request, reply) => {
    const { token } = request.params;
    const form = readRatingForm(request.body, randomUUID());
    if ('back' in form) return showForm(request, reply, token, form.back);
    const { filled } = form;
    const { language } = viewOf(request);
    // a used link opens no more, yet sending the same form again is thanked for again
    const { asked } = await openLink(deps, request, token, language);
    const { thanks, refusal } = await rateThrough(deps, request, token, filled, language);
    if (refusal !== undefined) return sendRefusal(request, reply, refusal);
    const word = asked?.levels.find(({ level }) => level === filled.level)?.[language];
    const said = word === undefined ? undefined : { face: filled.level, word };
    const body = thanksHtml(said, thanks[language], language);
    return sendCitizenPage(request, reply, { status: 200, title: words.thanked }, body);
  });

  const showForm = async (request: FastifyRequest, reply: FastifyReply, token: string, filling: Filling) => {
    const view = viewOf(request);
    const { asked, refusal } = await openLink(deps, request, token, view.language);
    if (refusal !== undefined) return sendRefusal(request, reply, refusal);
    const status = filling.fault === undefined ? 200 : 422;
    const body = ratingFormHtml(asked, filling, view);
    return sendCitizenPage(request, reply, { status, title: words.title }, body);
  };
}
