/** A payload's members. */
export type Payload = Readonly<Record<string, unknown>>;

/** The payload of a stored event. */
export function payloadOf(data: string): Payload {
  const value: unknown = JSON.parse(data);
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** A text member of a payload that is not empty. */
export function textOf(payload: Payload, name: string): string | undefined {
  const value = payload[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Members of a payload that are single values, by name. */
export const scalarsOf = (payload: Payload): [name: string, value: string | number | boolean][] =>
  Object.entries(payload).flatMap(([name, value]): [string, string | number | boolean][] =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, value]]
      : [],
  );

/** A term of a snapshot in words: `20 WD`, `IMMEDIATE`, or the instant of an absolute due time. */
export function termText(term: unknown): string | undefined {
  if (typeof term !== 'object' || term === null) return undefined;
  if ('due' in term) return String(term.due);
  if (!('unit' in term)) return undefined;
  return 'n' in term && term.n !== 0 ? `${String(term.n)} ${String(term.unit)}` : String(term.unit);
}
