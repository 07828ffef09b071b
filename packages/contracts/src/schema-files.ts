import { asyncApiDocument } from './async-api-document.ts';
import { Envelope } from './envelope.ts';
import { eventSchemas, eventsBySource, isEventType } from './events/catalogue.ts';
import { ImportMap } from './import-map.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';
const urnOf = (name: string): string => `urn:haoban:schema:${name}`;

/** Services whose journals hold events of a type; an import may bear any. */
const sourcesOf = (type: string): string[] => [
  ...Object.entries(eventsBySource).flatMap(([source, events]) =>
    type in events ? [`haoban/${source}`] : [],
  ),
  'haoban/import',
];

const eventSchema = (type: string) => ({
  $schema: dialect,
  $id: urnOf(`event:${type}`),
  title: type,
  type: 'object',
  allOf: [{ $ref: urnOf('event') }],
  properties: {
    type: { const: type },
    source: { enum: sourcesOf(type) },
    data: isEventType(type) ? eventSchemas[type] : {},
  },
});

/**
 * Every published description by its path in this package: a JSON Schema for each event type, for the envelope they
 * share and for import maps, and the AsyncAPI document.
 */
export const schemaFiles = (): Readonly<Record<string, object>> => ({
  'asyncapi.json': asyncApiDocument(),
  'schemas/event.schema.json': { $schema: dialect, $id: urnOf('event'), title: 'Event', ...Envelope },
  'schemas/import-map.schema.json': ImportMap,
  ...Object.fromEntries(
    Object.keys(eventSchemas)
      .toSorted()
      .map((type) => [`schemas/${type}.schema.json`, eventSchema(type)]),
  ),
});
