import { languageOf } from '@haoban/service-kit/problems';
import type { Http } from '@haoban/service-kit/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { textOf } from '../core/html.ts';
import { languageTag, type Language } from '../core/language.ts';
import { pageHtml, type Page } from './page-html.ts';

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers on everything that leaves the portal; a route may set a policy of its own. */
export function secureReplies(app: Http): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });
}

/** The language of a page: `?lang=`, else Accept-Language, else Chinese. */
export function pageLanguage(request: FastifyRequest): Language {
  const { query } = request;
  const lang = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : undefined;
  return lang === 'zh' || lang === 'en' ? lang : languageOf(request.headers['accept-language']);
}

/** Sends a page; pages show what is now and are kept by nobody. */
export const sendPage = (reply: FastifyReply, status: number, page: Page): FastifyReply =>
  reply
    .code(status)
    .type('text/html; charset=utf-8')
    .headers({
      'cache-control': 'no-store',
      'content-language': languageTag[page.language],
      vary: 'accept-language',
    })
    .send(textOf(pageHtml(page)));
