import type { Http } from '@haoban/service-kit/http';
import { ProblemError } from '@haoban/service-kit/problems';
import { addressOf, createRateLimits } from '@haoban/service-kit/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { Deps } from './deps.ts';
import { sendRefusal } from './send-citizen-page.ts';

const windowMs = 60_000;
const usualLimit = 300;

/** True for what makes analytics count: the first page, and its answers to whoever is not signed in. */
const isQuestion = ({ routeOptions: { url }, headers }: FastifyRequest): boolean =>
  url === '/' || (url === '/api/analytics/*' && headers.authorization === undefined);

/** Refuses who asks for figures too often: with a page where a page was asked for, else with a problem. */
export async function limitQuestions(app: Http, { questionsPerMinute = usualLimit }: Deps): Promise<void> {
  const exceeds = await createRateLimits(app, [{ max: questionsPerMinute, windowMs, keyOf: addressOf }]);
  app.addHook('onRequest', async (request, reply) => {
    if (!isQuestion(request) || !(await exceeds(request, reply))) return undefined;
    if (request.routeOptions.url !== '/') throw new ProblemError('too_many_requests');
    return sendRefusal(request, reply, { status: 429, code: 'too_many_questions' });
  });
}
