import { Type } from 'typebox';

/** Which part of a list is asked for. */
export const PageFields = {
  limit: Type.Integer({ minimum: 1, maximum: 10_000, default: 100 }),
  offset: Type.Integer({ minimum: 0, maximum: 100_000_000, default: 0 }),
};

/** An area: 2 (province), 4, 6, 9 or 12 digits. */
export const AreaCode = Type.String({ pattern: '^[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{3}([0-9]{3})?)?)?)?$' });
