/** A single value of an attribute. */
export type Scalar = string | number | boolean;

const typeOf = (value: Scalar): string => {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  return Number.isInteger(value) ? 'integer' : 'float';
};

/** The types that occurred in an OCEL log with their attributes; one whose values differ in type is text. */
export function createOcelTypes() {
  const types = new Map<string, Map<string, string>>();
  return {
    /** Notes that something of a type has these attributes. */
    learn: (
      type: string,
      attributes: readonly (readonly [name: string, value: Scalar, ...unknown[]])[],
    ): void => {
      const known = types.get(type) ?? new Map<string, string>();
      types.set(type, known);
      for (const [name, value] of attributes) {
        const found = typeOf(value);
        known.set(name, (known.get(name) ?? found) === found ? found : 'string');
      }
    },
    /** The declarations as the text of a JSON array. */
    declared: (): string =>
      JSON.stringify(
        [...types].map(([name, attributes]) => ({
          name,
          attributes: [...attributes].map(([attribute, type]) => ({ name: attribute, type })),
        })),
      ),
  };
}
