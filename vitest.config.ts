import { defineConfig } from 'vitest/config';

const folders = '{packages,services,dashboards,load-tests}/**';
const real = [`${folders}/*.int.test.ts`, `${folders}/*.api.test.ts`];
const never = ['**/node_modules/**', '**/.*/**', '**/generated/**'];

// Two projects, so that a run filtered to pure tests never starts a server.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'pure', include: [`${folders}/*.test.{ts,mjs}`], exclude: [...never, ...real] } },
      {
        test: {
          name: 'real',
          include: real,
          exclude: never,
          globalSetup: '@haoban/local-stack/test-setup',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
