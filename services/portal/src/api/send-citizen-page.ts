import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Html } from '../core/html.ts';
import type { Words } from '../core/language.ts';
import { otherLanguageOf, otherSizeOf, viewOf } from './page-view.ts';
import type { Refusal } from './rating-link.ts';
import { messageOf, refusalHtml } from './rating-message-html.ts';
import { sendPage } from './send-page.ts';

/** Sends a page for citizens: it can be switched to the other language and to the other size of type. */
export function sendCitizenPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, title }: { readonly status: number; readonly title: Words },
  body: Html,
): FastifyReply {
  const view = viewOf(request);
  return sendPage(reply, status, {
    language: view.language,
    title: title[view.language],
    elsewhere: otherLanguageOf(view),
    size: { isLarge: view.isLarge, elsewhere: otherSizeOf(view) },
    kind: 'form',
    body,
  });
}

/** Sends the page that says why a link can't be used, with the status and the Retry-After it was refused with. */
export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const message = messageOf(refusal);
  if (refusal.retryAfter !== undefined) reply.header('retry-after', refusal.retryAfter);
  const { status } = refusal;
  return sendCitizenPage(
    request,
    reply,
    { status, title: message.title },
    refusalHtml(message, viewOf(request).language),
  );
}
