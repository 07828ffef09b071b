import { figure, minimumSample, noSums } from '@haoban/indicators/answer';
import type { Indicator } from '@haoban/indicators/definition';
import { timeBuckets } from '@haoban/indicators/dimensions';
import type { Place } from '@haoban/indicators/ranking';
import type { Static } from 'typebox';
import { filledGroups } from '../core/fill-buckets.ts';
import { placesOf } from '../core/places-of.ts';
import type { Compared, Found } from './compare-answer.ts';
import type { Answer } from './figure-fields.ts';
import type { Asking } from './question-query.ts';

/** A row of an answer with the values of the dimensions asked for, in their order. */
export type GroupRow = {
  readonly group: readonly string[];
  readonly row: Static<typeof Answer>['rows'][number];
};

/** The rows of an answer, time buckets without data included. */
export function rowsOf(
  { indicator, question }: Asking,
  { groups }: Found,
  compared: Compared | undefined,
): GroupRow[] {
  const found = new Map(groups.map(({ group, sums }) => [group.join('\u0000'), sums]));
  const keys = filledGroups(
    question.by,
    groups.map(({ group }) => group),
    question.from,
    question.to,
  );
  return keys.map((group) => {
    const sums = found.get(group.join('\u0000')) ?? noSums;
    const names = Object.fromEntries(question.by.map((name, index) => [name, group[index] ?? '']));
    const comparison = compared?.ofGroup(group);
    const row = {
      ...names,
      ...figure(indicator, sums),
      ranked: sums.sample >= minimumSample,
      ...(comparison === undefined ? {} : { comparison }),
    };
    return { group, row };
  });
}

/** Rows with their places, by the adjusted figure where there is one; each among the rows of its own time. */
export function rankedRows(
  indicator: Indicator,
  by: readonly string[],
  rows: readonly GroupRow[],
  isAdjusted: boolean,
): GroupRow[] {
  const times = by.flatMap((name, n) => (timeBuckets.includes(name) ? [n] : []));
  const together = Map.groupBy(rows, ({ group }) => times.map((n) => group[n]).join(' '));
  const given = new Map<GroupRow, Place>();
  for (const peers of together.values()) {
    const figures = peers.map(({ row: { value, adjusted = null, ranked } }) => ({
      value: isAdjusted ? adjusted : value,
      sample: ranked ? minimumSample : 0,
    }));
    for (const [n, place] of placesOf(indicator, figures).entries()) {
      const peer = peers[n];
      if (peer !== undefined) given.set(peer, place);
    }
  }
  return rows.map((one) => ({
    group: one.group,
    row: { ...one.row, ...(given.get(one) ?? { rank: null, isTied: false }) },
  }));
}
