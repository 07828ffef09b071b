import type { FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Language } from '../core/language.ts';
import { askService, forwardedHeaders, type Said } from './ask-service.ts';
import type { Deps } from './deps.ts';
import type { GoalForm } from './read-goal-form.ts';

const Goal = Type.Object({
  scope: Type.Enum(['item', 'family', 'projectClass', 'bundleTheme']),
  code: Type.String(),
  region: Type.String(),
  value: Type.Number(),
  unit: Type.Enum(['WD', 'ND', 'WH']),
  year: Type.Union([Type.Integer(), Type.Null()]),
  validFrom: Type.String(),
  setBy: Type.String(),
  setAt: Type.String(),
  stands: Type.Boolean(),
});
/** A target or baseline as analytics lists it. */
export type Goal = Static<typeof Goal>;
const Listed = Type.Object({ total: Type.Integer(), goals: Type.Array(Goal) });
export type Listed = Static<typeof Listed>;
const Refused = Type.Object({
  detail: Type.String(),
  errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
});

/** Why analytics did not do what was asked: its status, what to do, and what is wrong where; 503 while it is away. */
export type Fault = { readonly status: number; readonly detail?: string; readonly errors: readonly string[] };

const faultOf = (said: Said | undefined): Fault => {
  if (said === undefined || !Value.Check(Refused, said.body)) return { status: 503, errors: [] };
  const { detail, errors = [] } = said.body;
  return { status: said.status, detail, errors: errors.map(({ path, message }) => `${path}: ${message}`) };
};

const headersOf = (request: FastifyRequest, authorization: string, language: Language) => ({
  ...forwardedHeaders(request),
  authorization,
  'accept-language': language,
});

/** Both lists as the caller may see them, newest first, 200 of each at most. */
export async function listGoals(
  { services }: Deps,
  request: FastifyRequest,
  authorization: string,
  language: Language,
): Promise<{ targets: Listed; baselines: Listed } | { fault: Fault }> {
  const headers = headersOf(request, authorization, language);
  const [targets, baselines] = await Promise.all(
    ['targets', 'baselines'].map((name) =>
      askService(`${services.analytics}/api/analytics/${name}?limit=200`, { headers }),
    ),
  );
  if (!Value.Check(Listed, targets?.body)) return { fault: faultOf(targets) };
  if (!Value.Check(Listed, baselines?.body)) return { fault: faultOf(baselines) };
  return { targets: targets.body, baselines: baselines.body };
}

/** Sets what a form says; undefined when it is done. Sending the same form again does it once. */
export async function sendGoal(
  { services }: Deps,
  request: FastifyRequest,
  authorization: string,
  language: Language,
  { kind, key, goal }: GoalForm,
): Promise<Fault | undefined> {
  const said = await askService(`${services.analytics}/api/analytics/${kind}s`, {
    method: 'POST',
    headers: {
      ...headersOf(request, authorization, language),
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(goal),
  });
  return said?.status === 201 ? undefined : faultOf(said);
}
