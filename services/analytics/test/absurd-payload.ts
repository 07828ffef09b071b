import fc from 'fast-check';

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const schemasIn = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);
const numberIn = (schema: Schema, key: string, otherwise: number): number =>
  typeof schema[key] === 'number' ? schema[key] : otherwise;

const numbers = [0, 1, -1, 300, 65_536, 2 ** 31, 2 ** 32, 2 ** 53, 1e18, 1e30, -1e30, 1e300];
const dates = ['2026-10-12', '0001-01-01', '1899-12-31', '2299-12-31', '2300-01-01', '9999-12-31'];
const texts = ['', '-', '1', '好', "'\\\n\t\0\u0007", '\ud83d', '😀', '\u2028</script>', '[]', '9999-12-31'];

function text(key: string, schema: Schema): fc.Arbitrary<unknown> {
  if (key === 'zone') return fc.constantFrom('Asia/Shanghai', 'Europe/Amsterdam');
  if (schema['format'] === 'date') return fc.constantFrom(...dates);
  if (schema['format'] === 'date-time')
    return fc.constantFrom(...dates.map((date) => `${date}T23:59:59.999Z`), '2026-10-12T08:00:00+08:00');
  if (typeof schema['pattern'] === 'string') return fc.stringMatching(new RegExp(schema['pattern']));
  const [least, most] = [numberIn(schema, 'minLength', 0), numberIn(schema, 'maxLength', 5_000)];
  const fitting = texts.filter(({ length }) => length >= least && length <= most);
  return fc.constantFrom(...fitting, 'x'.repeat(most));
}

function number(schema: Schema): fc.Arbitrary<unknown> {
  const [least, most] = [numberIn(schema, 'minimum', -Infinity), numberIn(schema, 'maximum', Infinity)];
  const some = schema['type'] === 'number' ? [...numbers, 0.1, -2.5] : numbers;
  return fc.constantFrom(...some.filter((n) => n >= least && n <= most));
}

/** Payloads that a JSON Schema lets through, at the edges of what it lets through. */
export function absurd(schema: Schema, key = ''): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...schema['enum']);
  if (Array.isArray(schema['anyOf']))
    return fc.oneof(...schemasIn(schema['anyOf']).map((one) => absurd(one, key)));
  switch (schema['type']) {
    case 'object': {
      const properties = Object.entries(isSchema(schema['properties']) ? schema['properties'] : {});
      const patterns = Object.values(
        isSchema(schema['patternProperties']) ? schema['patternProperties'] : {},
      );
      const required: unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
      const fields = properties.map(([name, value]) => {
        const own = isSchema(value) ? absurd(value, name) : fc.constant(null);
        return [name, required.includes(name) ? own : fc.option(own, { nil: undefined })] as const;
      });
      const others = patterns
        .filter(isSchema)
        .map((value) => fc.tuple(fc.constantFrom('*', 'h1'), absurd(value)));
      return fc
        .tuple(
          fc.record(Object.fromEntries(fields)),
          fc.array(fc.oneof(...others, fc.constant(undefined)), { maxLength: 1 }),
        )
        .map(([known, more]): unknown => ({
          ...JSON.parse(JSON.stringify(known)),
          ...Object.fromEntries(more.filter((pair) => pair !== undefined)),
        }));
    }
    case 'array': {
      const [items] = schemasIn([schema['items']]);
      const [minLength, most] = [numberIn(schema, 'minItems', 0), numberIn(schema, 'maxItems', 3)];
      return items === undefined
        ? fc.constant([])
        : fc.array(absurd(items, key), { minLength, maxLength: Math.min(3, most) });
    }
    case 'string':
      return text(key, schema);
    case 'integer':
    case 'number':
      return number(schema);
    case 'boolean':
      return fc.boolean();
    default:
      return fc.constant(null);
  }
}
