import type { Envelope } from '@haoban/contracts/envelope';
import { formatDate, parseDate } from '@haoban/sla-clock/local-date';
import { caseOf } from './case-facts.ts';
import type { Basis } from './day-by-day.ts';
import { historiesOf } from './histories.ts';
import { ofCase, ofNode, ofOversight, type Mark } from './marks.ts';
import { nodesOf } from './node-facts.ts';
import { oversightOf } from './oversight-facts.ts';
import type { Reference } from './reference.ts';

/** What the recount can group by. */
export type Dimension = 'org' | 'channel' | 'region:6' | 'month' | 'day';

/** A question to recount: dates local, `to` exclusive. */
export type Question = {
  id: string;
  dataset: string;
  from: string;
  to: string;
  asOf: string;
  basis: Basis;
  by: readonly Dimension[];
};

/** The part of a published figure that is counted. */
export type Figure = {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  immature: number;
  excluded: number;
};

/** Whether a figure is a number of members, and not divided. */
export const isCount = (id: string): boolean => id.startsWith('cases_') || id.endsWith('_count');

/** Ids this recount can answer. */
export const recountable = [...Object.keys(ofCase), ...Object.keys(ofNode), ...Object.keys(ofOversight)];

type Placed = { mark: Mark; org: string; channel: string; region: string };

function marksOf(events: readonly Envelope[], question: Question, reference: Reference): Placed[] {
  const { id, asOf, basis } = question;
  return historiesOf(events, question.dataset, asOf).flatMap((history) => {
    const fact = caseOf(history, asOf, reference);
    const ofFact = fact === undefined ? [] : [{ ...fact, mark: ofCase[id]?.(fact, basis) }];
    const ofNodes =
      ofNode[id] === undefined
        ? []
        : nodesOf(history, fact, reference).map((node) => ({ ...node, mark: ofNode[id]?.(node) }));
    const overseen = oversightOf(history, reference).map((one) => ({
      ...one,
      channel: '',
      mark: ofOversight[id]?.(one),
    }));
    return [...ofFact, ...ofNodes, ...overseen].flatMap(({ mark, org, channel, region }) =>
      mark === undefined ? [] : [{ mark, org, channel, region }],
    );
  });
}

const rounded = (value: number): number => Number(value.toPrecision(12));

// Nearest rank: the smallest amount with at least that share of all amounts at or below it.
function percentile(amounts: readonly number[], percent: number): number | null {
  const ordered = amounts.toSorted((a, b) => a - b);
  return ordered[Math.ceil((ordered.length * percent) / 100) - 1] ?? null;
}

function figureOf(id: string, marks: readonly Mark[]): Figure {
  const sum = (part: 0 | 1) => marks.reduce((total, { sums }) => total + (sums?.[part] ?? 0), 0);
  const immature = marks.filter((mark) => mark.immature === true).length;
  const excluded = marks.filter((mark) => mark.excluded === true).length;
  const unsummed = { numerator: null, denominator: null, immature, excluded };
  if (isCount(id)) return { value: sum(0), ...unsummed };
  const percent = /_p(\d+)$/.exec(id)?.[1];
  if (percent !== undefined) {
    const amounts = marks.flatMap((mark) => mark.percentile ?? []);
    return { value: percentile(amounts, Number(percent)), ...unsummed };
  }
  const [numerator, denominator] = [sum(0), sum(1)];
  const value = denominator === 0 ? null : rounded(numerator / denominator);
  return { value, numerator, denominator, immature, excluded };
}

function dimensionOf({ mark, org, channel, region }: Placed, name: Dimension): string {
  if (name === 'org') return org;
  if (name === 'channel') return channel;
  if (name === 'region:6') return region.slice(0, 6);
  return mark.day === null ? '' : formatDate(mark.day).slice(0, name === 'month' ? 7 : 10);
}

const bytewise = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

/** Counts a figure from the events themselves: the total, and one row for each group that has members. */
export function recount(events: readonly Envelope[], question: Question, reference: Reference) {
  const { id, by } = question;
  const [from, to] = [parseDate(question.from), parseDate(question.to)];
  const placed = marksOf(events, question, reference).filter(
    ({ mark: { day } }) => day === null || (from <= day && day < to),
  );
  const count = (members: readonly Placed[]): Figure =>
    figureOf(
      id,
      members.map(({ mark }) => mark),
    );
  const groups = Map.groupBy(placed, (one) => by.map((name) => dimensionOf(one, name)).join('\u0000'));
  const rows = [...groups]
    .toSorted(([one], [other]) => bytewise(one, other))
    .map(([group, members]) => ({ group: group.split('\u0000'), ...count(members) }));
  return { ...count(placed), rows: by.length === 0 ? [] : rows };
}
