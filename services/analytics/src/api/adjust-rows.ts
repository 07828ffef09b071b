import { adjustForItems } from '@haoban/indicators/item-mix';
import type { Indicator } from '@haoban/indicators/definition';
import { allowedDimensions, timeBuckets } from '@haoban/indicators/dimensions';
import { ProblemError } from '@haoban/service-kit/problems';
import type { Answers } from '../db/answers.ts';
import type { GroupRow } from './answer-rows.ts';
import type { Asking } from './question-query.ts';

const adjustable: readonly Indicator['kind'][] = ['rate', 'mean'];

function faultOf({ indicator, question }: Asking): string | undefined {
  const { by } = question;
  if (by.length === 0) return 'needs by: it is rows that are adjusted';
  if (by.includes('item')) return 'goes with no item in by';
  if (by.some((name) => timeBuckets.includes(name))) return 'goes with no time in by';
  const hasItems = allowedDimensions(indicator.rows, indicator.at).includes('item');
  return hasItems && adjustable.includes(indicator.kind) && indicator.special === undefined
    ? undefined
    : 'goes with rates and means over cases, ratings, stages or reviews';
}

/**
 * Rows with what their figures would be if every group had everybody's mix of items (packages/indicators: item-mix).
 * A problem says what can't be adjusted.
 */
export async function adjustRows(
  answers: Answers,
  asking: Asking,
  rows: readonly GroupRow[],
): Promise<GroupRow[]> {
  const { indicator, question } = asking;
  const message = faultOf(asking);
  if (message !== undefined) throw new ProblemError('invalid_request', [{ path: 'adjust', message }]);
  const found = await answers.groups(indicator, { ...question, by: [...question.by, 'item'] });
  const sums = found.map(({ group, sums: own }) => ({
    ...own,
    group: JSON.stringify(group.slice(0, -1)),
    item: group.at(-1) ?? '',
  }));
  const adjusted = new Map(
    adjustForItems(sums, indicator.kind === 'rate').map((figure) => [figure.group, figure]),
  );
  return rows.map(({ group, row }) => {
    const own = adjusted.get(JSON.stringify(group));
    return {
      group,
      row: {
        ...row,
        expected: own?.expected ?? null,
        adjusted: own?.adjusted ?? null,
        adjustedLow: own?.low ?? null,
        adjustedHigh: own?.high ?? null,
      },
    };
  });
}
