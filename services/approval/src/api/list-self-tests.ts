import type { Http } from '@haoban/service-kit/http';
import { Type } from 'typebox';
import type { Deps } from './deps.ts';

const shown = 90;
const Test = Type.Object({
  testId: Type.String(),
  startedAt: Type.String(),
  lights: Type.Array(Type.String()),
  arrivedAt: Type.Optional(Type.String()),
  error: Type.Optional(Type.String()),
});

/** GET /api/approval/self-tests: the last ninety daily proofs that a light arrives. */
export function listSelfTestsRoute(app: Http, { stores }: Deps): void {
  app.get(
    '/api/approval/self-tests',
    {
      config: { access: { roles: ['admin', 'leader', 'approver'] } },
      schema: {
        tags: ['lights'],
        summary: '亮灯自检记录 list self-tests of the lights',
        response: { 200: Type.Object({ rows: Type.Array(Test) }) },
      },
    },
    async () => ({
      rows: (await stores.selfTests.latest(shown)).map(({ testId, startedAt, lights, arrivedAt, error }) => ({
        testId,
        startedAt: startedAt.toISOString(),
        lights,
        ...(arrivedAt === null ? {} : { arrivedAt: arrivedAt.toISOString() }),
        ...(error === null ? {} : { error }),
      })),
    }),
  );
}
