import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { parseJson } from './parse-json.ts';

const StackFile = Type.Object({
  /** Process id of the program that runs the suite. */
  pid: Type.Number(),
  /** Address of each of the suite's services by name; `portal` is the public door. */
  services: Type.Record(Type.String(), Type.String()),
  postgres: Type.Object({ url: Type.String(), ownerUrl: Type.String() }),
  nats: Type.Object({ url: Type.String() }),
  /** `readerUrl` may only read; it is absent for a ClickHouse of someone else. `areaReaderUrls`: rows of one area each. */
  clickhouse: Type.Object({
    url: Type.String(),
    readerUrl: Type.Optional(Type.String()),
    areaReaderUrls: Type.Optional(Type.Record(Type.String(), Type.String())),
  }),
  /** `serviceSecret` belongs to the account `service`, `demoSecret` to the demonstration accounts. */
  identity: Type.Object({ issuer: Type.String(), serviceSecret: Type.String(), demoSecret: Type.String() }),
});
/** Where a running suite answers: written when it is ready, read by the command line and by people. */
export type StackFile = Static<typeof StackFile>;

const fileOf = (home: string): string => join(home, 'run', 'stack.json');

/** Writes HOME/run/stack.json, readable by this user alone: it holds passwords. */
export const writeStackFile = (home: string, stack: StackFile): void => {
  mkdirSync(join(home, 'run'), { recursive: true });
  writeFileSync(fileOf(home), `${JSON.stringify(stack, null, 2)}\n`, { mode: 0o600 });
};

/** The suite running from HOME, undefined when none is up. */
export const findStackFile = (home: string): StackFile | undefined =>
  existsSync(fileOf(home)) ? parseJson(StackFile, readFileSync(fileOf(home), 'utf8')) : undefined;

/** Removes HOME/run/stack.json: the suite is down. */
export const removeStackFile = (home: string): void => rmSync(fileOf(home), { force: true });
