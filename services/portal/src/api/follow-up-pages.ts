import type { Http } from '@haoban/service-kit/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';
import { followUpFace, followUpFormHtml } from './follow-up-form-html.ts';
import { openFollowUp, sendFollowUp, type Answered } from './follow-up-link.ts';
import { viewOf } from './page-view.ts';
import { thanksHtml } from './rating-message-html.ts';
import { ratingWords as words } from './rating-words.ts';
import { sendCitizenPage, sendRefusal } from './send-citizen-page.ts';

const open = {
  config: { access: 'public' as const },
  schema: { hide: true, params: Type.Object({ token: Type.String({ maxLength: 512 }) }) },
};

/** The level a form says, if it says one. */
function readLevel(body: unknown): number | undefined {
  const level = new URLSearchParams(typeof body === 'string' ? body : '').get('level') ?? '';
  return /^[1-3]$/.test(level) ? Number(level) : undefined;
}

/** GET and POST /rate/answer/{token}: what the citizen thinks of the answer to a bad rating, on three levels. */
export function followUpPages(app: Http, deps: Deps): void {
  const opened = (request: FastifyRequest, token: string) =>
    openFollowUp(deps, request, token, viewOf(request).language);

  const showForm = (request: FastifyRequest, reply: FastifyReply, answered: Answered, isUnclear: boolean) =>
    sendCitizenPage(
      request,
      reply,
      { status: isUnclear ? 422 : 200, title: words.followUp },
      followUpFormHtml(answered, isUnclear, viewOf(request)),
    );

  app.get('/rate/answer/:token', open, async (request, reply) => {
    const { answered, refusal } = await opened(request, request.params.token);
    return refusal === undefined
      ? showForm(request, reply, answered, false)
      : sendRefusal(request, reply, refusal);
  });

  app.post('/rate/answer/:token', open, async (request, reply) => {
    const { token } = request.params;
    const { language } = viewOf(request);
    const { answered, refusal } = await opened(request, token);
    if (refusal !== undefined) return sendRefusal(request, reply, refusal);
    const level = readLevel(request.body);
    if (level === undefined) return showForm(request, reply, answered, true);
    const sent = await sendFollowUp(deps, request, token, level, language);
    if (sent.refusal !== undefined) return sendRefusal(request, reply, sent.refusal);
    const word = answered.levels.find((known) => known.level === level)?.[language];
    const said = word === undefined ? undefined : { face: followUpFace(level), word };
    return sendCitizenPage(
      request,
      reply,
      { status: 200, title: words.thanked },
      thanksHtml(said, sent.thanks[language], language),
    );
  });
}
