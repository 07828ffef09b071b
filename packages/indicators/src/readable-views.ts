import { ratingBursts } from './rating-bursts.ts';
import { readableRows } from './readable-rows.ts';
import { selectRows } from './select-rows.ts';

const viewOf = (name: string, select: string): string =>
  `create or replace view {db}.${name}_v1 as\n${select.replaceAll('{db}', '{db}.')}`;

/** The statements that make the readable views, each of the rows kept aside too; each safe to repeat. */
export const readableViews = (): string[] => [
  viewOf('rating_bursts', ratingBursts),
  ...Object.entries(readableRows).flatMap(([name, rows]) =>
    (['', ...(rows.asides ?? [])] as const).map((aside) =>
      viewOf(`${aside}${name}`, selectRows(rows, { portions: [{ aside }] })),
    ),
  ),
];
