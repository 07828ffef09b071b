import { DataSet } from '@haoban/contracts/data-set';
import { localYear } from '../core/local-time.ts';
import { parseDate } from '@haoban/sla-clock/local-date';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';

const { Optional } = Type;

/** What the first page can be asked for; other words in its address are passed over. */
const Asked = Type.Object({
  dataset: Optional(DataSet),
  from: Optional(Type.String()),
  to: Optional(Type.String()),
  basis: Optional(Type.Enum(['wd', 'nd', 'wh', 'natural'])),
});

/** The question behind the first page: dates local, `to` exclusive. */
export type PageQuestion = Required<Static<typeof Asked>>;

const isDate = (text: string): boolean => {
  try {
    parseDate(text);
    return true;
  } catch {
    return false;
  }
};

/** The page's question without any words: everything live, this year. */
export const usualQuestion = (now: Date): PageQuestion => ({
  dataset: 'live',
  from: `${localYear(now.getTime())}-01-01`,
  to: `${localYear(now.getTime()) + 1}-01-01`,
  basis: 'wd',
});

/** The question in an address; undefined when a word of it can't be understood. An empty word is none. */
export function readQuestion(query: unknown, now: Date): PageQuestion | undefined {
  const words = Object.entries(typeof query === 'object' && query !== null ? query : {});
  const given: unknown = Object.fromEntries(words.filter(([, word]) => word !== ''));
  if (!Value.Check(Asked, given)) return undefined;
  const { dataset, from, to, basis } = { ...usualQuestion(now), ...given };
  return isDate(from) && isDate(to) && from <= to ? { dataset, from, to, basis } : undefined;
}

/** A question as the query of an address: the same words for the page and for the API. */
export const queryOf = (question: PageQuestion): string => new URLSearchParams(question).toString();
