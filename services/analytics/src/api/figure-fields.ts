import { Type } from 'typebox';

const { Optional } = Type;
const Maybe = Type.Union([Type.Number(), Type.Null()]);

const YesOrNo = Type.Union([Type.Boolean(), Type.Null()]);
const comparisonFields = {
  value: Maybe,
  low: Maybe,
  high: Maybe,
  difference: Maybe,
  ratio: Maybe,
  isBeyondIntervals: YesOrNo,
  isBetter: YesOrNo,
};

/** A group beside what it is compared with. */
const RowComparison = Type.Object(comparisonFields);

/** The whole beside what it is compared with: the period it is compared with, or how it stands among its peers. */
const TotalComparison = Type.Object({
  with: Type.String(),
  from: Optional(Type.String()),
  to: Optional(Type.String()),
  asOf: Optional(Type.String()),
  over: Optional(Type.Object({ value: Maybe, denominator: Maybe })),
  peers: Optional(Type.Integer()),
  rank: Optional(Maybe),
  isTied: Optional(Type.Boolean()),
  ...comparisonFields,
});

const figureFields = {
  value: Maybe,
  numerator: Maybe,
  denominator: Maybe,
  low: Maybe,
  high: Maybe,
  immature: Type.Integer(),
  excluded: Type.Integer(),
};

const Row = Type.Object(
  {
    ...figureFields,
    ranked: Type.Boolean(),
    rank: Optional(Maybe),
    isTied: Optional(Type.Boolean()),
    expected: Optional(Maybe),
    adjusted: Optional(Maybe),
    adjustedLow: Optional(Maybe),
    adjustedHigh: Optional(Maybe),
    comparison: Optional(RowComparison),
  },
  { additionalProperties: Type.Union([Type.String(), Maybe, Type.Boolean()]) },
);

/** The answer to a question about one indicator. */
export const Answer = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  name: Type.String({ description: 'in the language of the caller' }),
  dataset: Type.String(),
  from: Type.String(),
  to: Type.String(),
  asOf: Type.String(),
  unit: Type.String(),
  basis: Type.String(),
  region: Optional(Type.String({ description: "the caller's area, where the answer is about it alone" })),
  ...figureFields,
  comparison: Optional(TotalComparison),
  adjust: Optional(Type.String()),
  total: Optional(Type.Integer({ description: 'rows there are, where only some were asked for' })),
  rows: Type.Array(Row),
});

/** Words that say what an answer is to tell beside its figures. */
export const tellFields = {
  compare: Optional(
    Type.Enum(['previous', 'year', 'target', 'baseline', 'peers'], {
      description:
        'beside: the period of the same length before; the same a year before; what leaders set; other places',
    }),
  ),
  adjust: Optional(Type.Enum(['item'], { description: 'rows as they would be with the item mix of all' })),
  rank: Optional(Type.Boolean({ description: 'places of rows, equal ones shared' })),
  limit: Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  offset: Optional(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
};
