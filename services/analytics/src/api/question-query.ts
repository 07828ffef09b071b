import { DataSet } from '@haoban/contracts/data-set';
import type { Indicator } from '@haoban/indicators/definition';
import { findIndicator } from '@haoban/indicators/catalogue';
import { ProblemError } from '@haoban/service-kit/problems';
import type { Caller } from '@haoban/service-kit/tokens';
import { Type, type Static } from 'typebox';
import { bases, completeQuestion, type Question } from '../core/question.ts';
import type { Deps } from './deps.ts';
import { regionFor } from './within-areas.ts';

const { Optional } = Type;
const Filter = Optional(Type.String({ maxLength: 64 }));

/** The words a question can be asked with (contracts: indicator answers). */
export const questionFields = {
  dataset: Optional({ ...DataSet, description: 'default live' }),
  from: Optional(Type.String({ description: 'local date, inclusive' })),
  to: Optional(Type.String({ description: 'local date, exclusive' })),
  asOf: Optional(Type.String({ format: 'date-time', description: 'instant; default min(now, start of to)' })),
  by: Optional(Type.String({ maxLength: 200, description: 'dimensions, separated by commas' })),
  basis: Optional(Type.Enum([...bases])),
  calendar: Optional(Type.Enum(['latest', 'judged'])),
  baseline: Optional(
    Type.Integer({ minimum: 1980, maximum: 2100, description: 'year of the baseline; default the latest' }),
  ),
  region: Filter,
  org: Filter,
  item: Filter,
  kind: Filter,
  family: Filter,
  projectClass: Filter,
  bundleTheme: Filter,
  channel: Filter,
  agentLevel: Filter,
  hall: Filter,
  window: Filter,
  officer: Filter,
  queue: Filter,
  node: Filter,
  level: Filter,
  clock: Filter,
  stage: Filter,
  reason: Filter,
  method: Filter,
  cause: Filter,
  causeKind: Filter,
  hour: Filter,
  source: Filter,
};
const Fields = Type.Object(questionFields);

/** Figures are open to everybody; figures of single officers and windows are not. */
const personal = ['officer', 'window'];
const permitted = ['leader', 'analyst', 'admin'];

/** An indicator, a question about it, and the zone in which its dates are local. */
export type Asking = { readonly indicator: Indicator; readonly question: Question; readonly zone: string };

/** The indicator and the completed question of a request, or a problem that says what is allowed. */
export async function questionOf(
  deps: Pick<Deps, 'answers' | 'check' | 'places' | 'now'>,
  id: string,
  query: Static<typeof Fields>,
  authorization: string | undefined,
): Promise<Asking> {
  const indicator = findIndicator(id);
  if (indicator === undefined) throw new ProblemError('indicator_unknown');
  const { dataset, from, to, asOf, by, basis, calendar, baseline, ...filters } = query;
  const words = { dataset, from, to, asOf, by, basis, calendar, baseline };
  const asked = Object.fromEntries(Object.entries(words).filter(([, word]) => word !== undefined));
  const given = Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const zone = await deps.answers.zoneOf(dataset ?? 'live');
  const completed = completeQuestion(indicator, { ...asked, filters: given }, zone, deps.now().getTime());
  if ('faults' in completed) throw new ProblemError('invalid_request', completed.faults);
  const { question } = completed;
  if (![...question.by, ...Object.keys(given)].some((name) => personal.includes(name)))
    return { indicator, question, zone };
  const caller = await deps.check(authorization);
  if (!caller.roles.some((role) => permitted.includes(role))) throw new ProblemError('role_missing');
  return { indicator, question: await questionWithin(deps, caller, { indicator, question }), zone };
}

/** Rows that belong to no place: items hold for all of theirs, the pipeline is everybody's. */
const placeless: readonly Indicator['rows'][] = ['items', 'pipeline'];

/** A question narrowed to the caller's areas, for answers in which single cases, officers or windows show. */
export async function questionWithin(
  deps: Pick<Deps, 'places'>,
  caller: Caller,
  { indicator, question }: Pick<Asking, 'indicator' | 'question'>,
): Promise<Question> {
  if (placeless.includes(indicator.rows)) return question;
  const region = await regionFor(deps, caller, question.dataset, question.filters['region']);
  return region === undefined ? question : { ...question, filters: { ...question.filters, region } };
}
