import { Type, type Static } from 'typebox';

/** Units of a term: working days, natural days, working hours, decided on the spot. */
export const TermUnit = Type.Union([
  Type.Literal('WD'),
  Type.Literal('ND'),
  Type.Literal('WH'),
  Type.Literal('IMMEDIATE'),
]);
export type TermUnit = Static<typeof TermUnit>;

/** A time limit counted in a unit: `n` is absent or 0 for IMMEDIATE and may be a fraction for WH. */
export const CountedTerm = Type.Object({ n: Type.Optional(Type.Number({ minimum: 0 })), unit: TermUnit });
export type CountedTerm = Static<typeof CountedTerm>;

/** A limit that an imported log states as an instant, compared by local date or by the instant itself. */
export const DueTerm = Type.Object({
  due: Type.String({ format: 'date-time' }),
  onTime: Type.Union([Type.Literal('date'), Type.Literal('instant')]),
});
export type DueTerm = Static<typeof DueTerm>;

/** Any time limit an item or a stage can carry. */
export const Term = Type.Union([CountedTerm, DueTerm]);
export type Term = Static<typeof Term>;
