import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** The JSON text as a value of the schema's type; throws where it is not JSON or not of that shape. */
export const parseJson = <Schema extends TSchema>(schema: Schema, text: string): Static<Schema> =>
  Value.Parse(schema, JSON.parse(text));
