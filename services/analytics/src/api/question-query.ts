import { DataSet } from '@haoban/contracts/data-set';
import type { Indicator } from '@haoban/indicators/definition';
import { findIndicator } from '@haoban/indicators/catalogue';
import { ProblemError } from '@haoban/service-kit/problems';
import { Type, type Static } from 'typebox';
import { bases, completeQuestion, type Question } from '../core/question.ts';
import type { Deps } from './deps.ts';

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
  source: Filter,
};
const Fields = Type.Object(questionFields);

/** Figures are open to everybody; figures of single officers and windows are not. */
const personal = ['officer', 'window'];

/** The indicator and the completed question of a request, or a problem that says what is allowed. */
export async function questionOf(
  deps: Deps,
  id: string,
  query: Static<typeof Fields>,
  authorization: string | undefined,
): Promise<{ indicator: Indicator; question: Question }> {
  const indicator = findIndicator(id);
  if (indicator === undefined) throw new ProblemError('indicator_unknown');
  const { dataset, from, to, asOf, by, basis, calendar, ...filters } = query;
  const words = { dataset, from, to, asOf, by, basis, calendar };
  const asked = Object.fromEntries(Object.entries(words).filter(([, word]) => word !== undefined));
  const given = Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const zone = await deps.answers.zoneOf(dataset ?? 'live');
  const completed = completeQuestion(indicator, { ...asked, filters: given }, zone, deps.now().getTime());
  if ('faults' in completed) throw new ProblemError('invalid_request', completed.faults);
  const { question } = completed;
  if ([...question.by, ...Object.keys(given)].some((name) => personal.includes(name))) {
    const caller = await deps.check(authorization);
    if (!caller.roles.some((role) => ['leader', 'analyst', 'admin'].includes(role)))
      throw new ProblemError('role_missing');
  }
  return { indicator, question };
}
