const text = { type: 'string' };
const instant = { type: 'string', format: 'date-time' };
const list = (items: object) => ({ type: 'array', items });
const object = (properties: Record<string, object>, required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
});
const types = list(
  object({ name: text, attributes: list(object({ name: text, type: text }, ['name', 'type'])) }, [
    'name',
    'attributes',
  ]),
);
const relationships = list(object({ objectId: text, qualifier: text }, ['objectId', 'qualifier']));

/** The JSON Schema of OCEL 2.0 (specification of 16 October 2023, section 8.3), written anew. */
export const ocelSchema = object(
  {
    eventTypes: types,
    objectTypes: types,
    events: list(
      object(
        {
          id: text,
          type: text,
          time: instant,
          attributes: list(object({ name: text, value: text }, ['name', 'value'])),
          relationships,
        },
        ['id', 'type', 'time'],
      ),
    ),
    objects: list(
      object(
        {
          id: text,
          type: text,
          relationships,
          attributes: list(object({ name: text, value: text, time: instant }, ['name', 'value', 'time'])),
        },
        ['id', 'type'],
      ),
    ),
  },
  ['eventTypes', 'objectTypes', 'events', 'objects'],
);
