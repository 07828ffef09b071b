import { Type } from 'typebox';
import { catalogueAt } from '../core/catalogue.ts';
import type { Settings } from '../core/settings.ts';

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

/** How ratings come in, with the code they are reported under. */
export const Channels = Type.Array(
  Type.Object({ code: Type.String(), pf: Type.Optional(Type.Integer()), ...words, enteredBy: Type.String() }),
);

/** Levels and options as they hold at an instant, the levels in the words of a region. */
export function choicesAt(at: Date, { labels }: Pick<Settings, 'labels'>) {
  const { levels, options } = catalogueAt(at.toISOString());
  return {
    levels: levels.map((row) => ({ ...row, ...labels.find(({ level }) => level === row.level) })),
    options: [...options],
  };
}
