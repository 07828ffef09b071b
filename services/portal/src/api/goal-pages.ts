import { randomUUID } from 'node:crypto';
import type { Http } from '@haoban/service-kit/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Html } from '../core/html.ts';
import { otherLanguage } from '../core/language.ts';
import type { Deps } from './deps.ts';
import { listGoals, sendGoal, type Fault } from './goal-desk.ts';
import { goalsHtml, signInHtml, type GoalPage } from './goal-pages-html.ts';
import { goalWords } from './goal-words.ts';
import { readGoalForm, type SentPage } from './read-goal-form.ts';
import { pageLanguage, sendPage } from './send-page.ts';

function send(request: FastifyRequest, reply: FastifyReply, status: number, body: Html): FastifyReply {
  const language = pageLanguage(request);
  const elsewhere = `/goals?lang=${otherLanguage(language)}`;
  return sendPage(reply, status, {
    language,
    title: goalWords.title[language],
    elsewhere,
    kind: 'board',
    body,
  });
}

/**
 * GET and POST /goals: targets and baselines, who set them and when, and a form to set them; no script and no cookie.
 * Who asks is what the Authorization header says (of a gateway that signs people in), else a token in the form.
 */
export function goalPages(app: Http, deps: Deps): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { token, filled }: SentPage,
    { outcome, key }: Pick<GoalPage, 'outcome' | 'key'>,
  ): Promise<FastifyReply> => {
    const language = pageLanguage(request);
    const authorization = authorizationOf(request, token);
    if (authorization === undefined) return send(request, reply, 200, signInHtml(undefined, language));
    const listed = await listGoals(deps, request, authorization, language);
    if ('fault' in listed)
      return send(request, reply, listed.fault.status, signInHtml(listed.fault, language));
    const status = outcome === undefined || outcome === 'saved' ? 200 : outcome.status;
    const page = { token, key, filled, outcome, ...listed };
    return send(request, reply, status, goalsHtml(page, language));
  };

  const open = { config: { access: 'public' as const }, schema: { hide: true } };
  app.get('/goals', open, (request, reply) =>
    show(request, reply, readGoalForm('', ''), { outcome: undefined, key: randomUUID() }),
  );
  app.post('/goals', open, async (request, reply) => {
    if (isForeign(request)) return send(request, reply, 403, signInHtml(undefined, pageLanguage(request)));
    const sent = readGoalForm(request.body, randomUUID());
    const authorization = authorizationOf(request, sent.token);
    if (sent.form === undefined || authorization === undefined)
      return show(request, reply, sent, { outcome: undefined, key: randomUUID() });
    const fault: Fault | undefined = await sendGoal(
      deps,
      request,
      authorization,
      pageLanguage(request),
      sent.form,
    );
    return fault === undefined
      ? show(request, reply, { ...sent, filled: {} }, { outcome: 'saved', key: randomUUID() })
      : show(request, reply, sent, { outcome: fault, key: randomUUID() });
  });
}

// A gateway's own session must not be used by a form that stands on somebody else's page.
const isForeign = ({ headers }: FastifyRequest): boolean =>
  ['cross-site', 'same-site'].includes(headers['sec-fetch-site'] ?? '');

const authorizationOf = ({ headers }: FastifyRequest, token: string): string | undefined =>
  headers.authorization ?? (token === '' ? undefined : `Bearer ${token}`);
