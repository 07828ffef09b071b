import { Compile } from 'typebox/compile';
import { ImportMap } from './import-map.ts';

const checker = Compile(ImportMap);

/** What is wrong in a request: a JSON pointer and a sentence. */
export type Fault = { readonly path: string; readonly message: string };

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** The map when the value is one, or everything that is wrong with it. */
export function checkImportMap(value: unknown): { map: ImportMap } | { faults: Fault[] } {
  if (!checker.Check(value)) {
    const faults = [...checker.Errors(value)].map(({ instancePath, message }) => ({
      path: instancePath || '/',
      message,
    }));
    return { faults: faults.slice(0, 20) };
  }
  if (!isZone(value.zone))
    return { faults: [{ path: '/zone', message: `${value.zone} is not an IANA time zone` }] };
  return { map: value };
}
