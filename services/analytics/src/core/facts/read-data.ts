type Data = Readonly<Record<string, unknown>> | undefined;

// Payloads were checked when they came in, by the schema of their day: what an older one left out reads as empty.

/** The text of a key, empty where there is none. */
export const textOf = (data: Data, key: string): string => {
  const value = data?.[key];
  return typeof value === 'string' ? value : '';
};

/** The number of a key, undefined where there is none. */
export const numberOf = (data: Data, key: string): number | undefined => {
  const value = data?.[key];
  return typeof value === 'number' ? value : undefined;
};

/** Whether a key says true. */
export const isSet = (data: Data, key: string): boolean => data?.[key] === true;

/** The object of a key, undefined where there is none. */
export const recordOf = (data: Data, key: string): Readonly<Record<string, unknown>> | undefined => {
  const value = data?.[key];
  return isRecord(value) ? value : undefined;
};

/** The objects in the list of a key. */
export const recordsOf = (data: Data, key: string): Readonly<Record<string, unknown>>[] => {
  const value = data?.[key];
  return Array.isArray(value) ? value.filter(isRecord) : [];
};

/** The texts in the list of a key. */
export const textsOf = (data: Data, key: string): string[] => {
  const value = data?.[key];
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that a JSON text says; throws a SyntaxError for what is no JSON. */
export function recordFrom(text: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(text);
  return isRecord(value) ? value : {};
}
