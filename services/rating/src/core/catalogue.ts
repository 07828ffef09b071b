import levelTable from '../../data/levels.json' with { type: 'json' };
import optionTable from '../../data/options.json' with { type: 'json' };

/** The five levels from best to worst, with their words; `score` is out of ten. */
export const { levels } = levelTable;

/** What can be said beside a level; the first digit of a code is its level. */
export const { options } = optionTable;

/** Versions of both tables, so that a rating read years later finds the words it was given in. */
export const versions = { levels: levelTable.version, options: optionTable.version };

/** True when every option belongs to the level. */
export const fits = (level: number, codes: readonly number[]): boolean =>
  codes.every((code) => options.some((option) => option.code === code && option.level === level));
