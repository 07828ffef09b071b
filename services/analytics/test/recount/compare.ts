import type { Envelope } from '@haoban/contracts/envelope';
import { recipes, recount, type Figure, type Question, type Recounted } from './recount.ts';
import { worldOf, type WorldFacts } from './world-facts.ts';

/** Asks the service: the text of an answer to an id and a query string. */
export type AnswerText = (id: string, query: string) => Promise<string>;

const isEmpty = ({ value, numerator, immature, excluded }: Figure): boolean =>
  (value === null || value === 0) && (numerator ?? 0) === 0 && immature + excluded === 0;

/** A group with members of whom none qualifies is told from one without members by its denominator. */
const isNobody = (figure: Figure): boolean => isEmpty(figure) && (figure.denominator ?? 0) === 0;

// A mean of ratios has no sum of integers: it is compared to nine digits.
const figureOf = (id: string, { value, numerator, denominator, immature, excluded }: Figure): Figure => {
  const round = (number: number | null): number | null =>
    number === null || recipes.get(id)?.kind !== 'mean' ? number : Number(number.toFixed(9));
  const isRatio = recipes.get(id)?.kind !== 'mean';
  return { value: round(value), numerator: isRatio ? numerator : null, denominator, immature, excluded };
};

function compared(id: string, { rows, ...total }: Recounted): Recounted {
  const told = rows.filter((row) => !isNobody(row));
  return {
    ...figureOf(id, total),
    rows: told.map(({ group, ...row }) => ({ group, ...figureOf(id, row) })),
  };
}

/** A question as the query string says it. */
function queryOf({ by, filters, ...words }: Question): string {
  const given = Object.entries({
    ...words,
    ...filters,
    ...(by.length === 0 ? {} : { by: by.join(',') }),
  }).filter(([name]) => name !== 'id');
  return new URLSearchParams(
    given.map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
}

/** What the service answers, as it is compared; or what it says instead. */
async function answered(ask: AnswerText, question: Question): Promise<Recounted | string> {
  const text = await ask(question.id, queryOf(question));
  const answer: Figure & { rows?: (Figure & Record<string, string>)[] } = JSON.parse(text);
  if (!Array.isArray(answer.rows)) return text;
  const rows = answer.rows.map((row) => ({ ...row, group: question.by.map((name) => String(row[name])) }));
  return compared(question.id, { ...answer, rows });
}

/** An answer that is not what its events add up to. */
export type Difference = { question: Question; counted: string; answered: string };

/** Asks a few questions at a time about one data set and returns those answered otherwise than counted. */
export async function differences(
  ask: AnswerText,
  questions: readonly Question[],
  events: readonly Envelope[],
): Promise<Difference[]> {
  const worlds = new Map<string, WorldFacts>();
  const worldAt = ({ dataset, asOf }: Question): WorldFacts => {
    const key = `${dataset} ${asOf}`;
    const world = worlds.get(key) ?? worldOf(events, dataset, asOf);
    worlds.set(key, world);
    return world;
  };
  const open = [...questions];
  const found: Difference[] = [];
  const work = async (): Promise<void> => {
    for (let question = open.shift(); question !== undefined; question = open.shift()) {
      const answer = JSON.stringify(await answered(ask, question));
      const counted = JSON.stringify(compared(question.id, recount(worldAt(question), question)));
      if (answer !== counted) found.push({ question, counted, answered: answer });
    }
  };
  await Promise.all([work(), work(), work()]);
  return found;
}
