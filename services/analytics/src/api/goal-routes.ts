import { Code, LocalDate } from '@haoban/contracts/events/fields';
import { callerOf, requireArea } from '@haoban/service-kit/access';
import type { Http } from '@haoban/service-kit/http';
import { answerOnce } from '@haoban/service-kit/idempotency';
import { contextOf, orProblem } from '@haoban/service-kit/outcomes';
import { strictObject } from '@haoban/service-kit/strict';
import { Type } from 'typebox';
import { setGoal, type GoalKind } from '../core/goal-book.ts';
import type { Deps } from './deps.ts';
import { linkPages } from './link-pages.ts';
import { AreaCode, PageFields } from './page-fields.ts';

const Scope = Type.Enum(['item', 'family', 'projectClass', 'bundleTheme']);
const fields = {
  scope: Scope,
  // with its scope it is the subject of an event, which has 64 characters
  code: Type.String({ pattern: '^[!-~]{1,50}$' }),
  region: AreaCode,
  value: Type.Number({ minimum: 0, maximum: 10_000 }),
  unit: Type.Enum(['WD', 'ND', 'WH']),
  validFrom: LocalDate,
};
const Year = Type.Integer({ minimum: 1980, maximum: 2100 });
const Entered = Type.Object({
  ...fields,
  year: Type.Union([Year, Type.Null()]),
  setBy: Code,
  setAt: Type.String(),
});
const Listed = Type.Object({
  total: Type.Integer(),
  goals: Type.Array(Type.Object({ ...Entered.properties, stands: Type.Boolean() })),
});
const Query = strictObject({ scope: Type.Optional(Scope), code: Type.Optional(Code), ...PageFields });

const kinds = [
  {
    kind: 'target',
    path: '/api/analytics/targets',
    body: strictObject(fields),
    words: { set: '设定目标 set a target', list: '目标的历史 targets, who set them and when' },
  },
  {
    kind: 'baseline',
    path: '/api/analytics/baselines',
    body: strictObject({ ...fields, year: Year }),
    words: { set: '设定改革前基线 set a baseline', list: '基线的历史 baselines, who set them and when' },
  },
] as const;

/** GET and POST /api/analytics/{targets,baselines}: what leaders set for the areas they answer for. */
export function goalRoutes(app: Http, deps: Deps): void {
  for (const one of kinds) {
    setGoalRoute(app, deps, one);
    listGoalsRoute(app, deps, one);
  }
}

type Kind = {
  readonly kind: GoalKind;
  readonly path: string;
  readonly body: (typeof kinds)[number]['body'];
  readonly words: { readonly set: string; readonly list: string };
};

function setGoalRoute(app: Http, { goals, receipts, now }: Deps, { kind, path, body, words }: Kind): void {
  app.post(
    path,
    {
      config: { access: { roles: ['leader', 'admin'] } },
      schema: { tags: ['goals'], summary: words.set, body, response: { 201: Entered } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      requireArea(caller, request.body.region);
      reply.code(201);
      return answerOnce(request, receipts, Entered, async (stub) => {
        const goal = { ...request.body, setBy: caller.id };
        const setAt = now().toISOString();
        const entered = { year: null, ...goal, setAt };
        const outcome = await goals.journal.execute({
          subject: `${goal.scope}:${goal.code}`,
          region: goal.region,
          context: contextOf(request),
          decide: (before) => setGoal(before, kind, goal, setAt),
          receipt: () => ({ ...stub, status: 201, response: entered }),
        });
        orProblem(outcome);
        return entered;
      });
    },
  );
}

function listGoalsRoute(app: Http, { goals }: Deps, { kind, path, words }: Kind): void {
  app.get(
    path,
    {
      config: { access: { roles: ['leader', 'analyst', 'admin'] } },
      schema: { tags: ['goals'], summary: words.list, querystring: Query, response: { 200: Listed } },
    },
    async (request, reply) => {
      const { areas } = callerOf(request);
      const found = await goals.list({ kind, areas, ...request.query });
      linkPages(request, reply, found.total);
      return found;
    },
  );
}
