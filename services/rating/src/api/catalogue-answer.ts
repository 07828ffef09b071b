import { Type } from 'typebox';

const words = { zh: Type.String(), en: Type.String() };

/** The levels a citizen can choose, best first. */
export const Levels = Type.Array(
  Type.Object({
    level: Type.Integer({ minimum: 1, maximum: 5 }),
    ...words,
    stars: Type.Integer(),
    score: Type.Integer(),
    bad: Type.Boolean(),
  }),
);

/** What can be said beside each level. */
export const Options = Type.Array(Type.Object({ code: Type.Integer(), level: Type.Integer(), ...words }));
