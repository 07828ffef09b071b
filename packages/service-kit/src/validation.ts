import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { FastifyInstance } from 'fastify';

// Bodies are strict: nothing is coerced, nothing dropped. Texts of a URL have no types, so those are read as asked.
const strict = new Ajv({ allErrors: true, coerceTypes: false, removeAdditional: false, useDefaults: true });
const fromUrl = new Ajv({
  allErrors: true,
  coerceTypes: 'array',
  removeAdditional: false,
  useDefaults: true,
});
for (const ajv of [strict, fromUrl]) formats.default(ajv);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isShape = (schema: Readonly<Record<string, unknown>>): boolean =>
  schema['type'] === 'object' && isRecord(schema['properties']);
const isOpen = (schema: unknown): boolean =>
  isRecord(schema) && isShape(schema) && schema['additionalProperties'] !== false;

// Schemas borrowed from events tolerate unknown keys; as parts of a body they do not.
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!isRecord(schema)) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, closed(part)]));
  return isShape(schema) ? { ...parts, additionalProperties: false } : parts;
}

/** Strict validation; refuses at start-up a route with an open body or query, or without a response schema. */
export function validateStrictly(app: FastifyInstance): void {
  app.setValidatorCompiler<object>(({ schema, httpPart }): ValidateFunction =>
    (httpPart === 'body' ? strict : fromUrl).compile(schema),
  );
  app.addHook('onRoute', ({ schema, method, url }) => {
    if (schema?.hide === true || method === 'HEAD' || method === 'OPTIONS') return;
    const name = `${String(method)} ${url}`;
    if (isOpen(schema?.body)) throw new Error(`${name}: the body must refuse unknown keys`);
    if (isOpen(schema?.querystring)) throw new Error(`${name}: the query must refuse unknown keys`);
    if (schema?.response === undefined) throw new Error(`${name} has no response schema`);
    if (schema.body !== undefined) schema.body = closed(schema.body);
  });
}
