import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';

/** A part a service can't work without, and the question whether it answers. */
export type Part = { readonly name: string; readonly check: () => Promise<unknown> };

const Health = Type.Object({ status: Type.String(), parts: Type.Record(Type.String(), Type.String()) });
const limitMs = 2_000;

const timeout = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('timeout')), limitMs).unref();
  });

/** GET /health/live (the process answers) and GET /health/ready (its parts answer within 2 s; else 503). */
export function exposeHealth(app: FastifyInstance, parts: readonly Part[]): void {
  const common = { config: { access: 'public' as const } };
  app.get(
    '/health/live',
    { ...common, schema: { tags: ['health'], response: { 200: Health } } },
    async () => ({
      status: 'ok',
      parts: {},
    }),
  );
  app.get(
    '/health/ready',
    { ...common, schema: { tags: ['health'], response: { 200: Health, 503: Health } } },
    async (_request, reply) => {
      const answers = await Promise.all(
        parts.map(async ({ name, check }) => {
          const answered = await Promise.race([check(), timeout()]).then(
            () => 'ok',
            () => 'unreachable',
          );
          return [name, answered] as const;
        }),
      );
      const ready = answers.every(([, answer]) => answer === 'ok');
      return reply
        .code(ready ? 200 : 503)
        .send({ status: ready ? 'ok' : 'unready', parts: Object.fromEntries(answers) });
    },
  );
}
