import { readFileSync } from 'node:fs';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { parseJson } from './parse-json.ts';

const Account = Type.Object({
  id: Type.String(),
  name: Type.Object({ zh: Type.String(), en: Type.String() }),
  roles: Type.Array(Type.String()),
  areas: Type.Array(Type.String()),
  org: Type.Optional(Type.String()),
});
/** A demonstration account: `areas` are prefixes of area codes, `name` is shown to people. */
export type Account = Static<typeof Account>;

/** Every account of the embedded identity provider; `service` is the suite's own and has a random secret. */
export const accounts: Account[] = parseJson(
  Type.Array(Account),
  readFileSync(new URL('accounts.json', import.meta.url), 'utf8'),
);

/** The secret of every demonstration account but `service`: for demonstrations, never for real people. */
export const demoSecret = 'demo';
