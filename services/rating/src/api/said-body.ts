import { Type } from 'typebox';

const { Optional } = Type;
// PostgreSQL stores neither NUL nor half of a surrogate pair
const storable = '^[^\\u0000\\p{Cs}]*$';

/** What a citizen says, as request bodies carry it: level, options of the level, and perhaps words. */
export const saidFields = {
  level: Type.Integer({ minimum: 1, maximum: 5 }),
  options: Type.Array(Type.Integer(), { maxItems: 10, uniqueItems: true, default: [] }),
  text: Optional(Type.String({ minLength: 1, maxLength: 500, pattern: storable })),
  realName: Type.Boolean({ default: false, description: 'may be called back about it' }),
};
