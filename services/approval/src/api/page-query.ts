import { Type } from 'typebox';

/** How a page of lights is asked for: its length, and `next` of the page before. */
export const PageQuery = {
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  after: Type.Optional(
    Type.String({ maxLength: 100, pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z_.+$' }),
  ),
};
