import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const folders = '{packages,services,dashboards,load-tests}/**';
const real = [`${folders}/*.int.test.ts`, `${folders}/*.api.test.ts`];
const never = ['**/node_modules/**', '**/.*/**', '**/generated/**'];

// The whole repository's tests: run from its root (`npm test`, or `npm test -- FILTER`).
// Two projects, so that a run filtered to pure tests never starts a server.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          testTimeout: 60_000,
          include: [`${folders}/*.test.{ts,mjs}`],
          exclude: [...never, ...real],
        },
      },
      {
        test: {
          name: 'real',
          include: real,
          exclude: never,
          globalSetup: fileURLToPath(new URL('src/test-setup.ts', import.meta.url)),
          // deadlines are for what hangs, not for a busy machine
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
