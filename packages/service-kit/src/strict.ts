import { Type, type TProperties } from 'typebox';

/** An object schema that refuses unknown keys: for request bodies and queries. */
export const strictObject = <Properties extends TProperties>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false });
