import { expect, test } from 'vitest';
import { root } from '../bootstrap/places.mjs';
import { findViolations } from './find-violations.mjs';
import { readSourceFiles, sourceFile } from './source-files.mjs';

const check = (folder, inner, text) =>
  findViolations({ topLevel: [], files: [sourceFile({ folder, inner, text })] }).map(({ rule }) => rule);

const refused = [
  [
    'a service that imports another service',
    'services/intake',
    'src/app.ts',
    "import { x } from '@haoban/approval/app';",
  ],
  [
    'a service that reaches into another by path',
    'services/intake',
    'src/app.ts',
    "import { x } from '../../approval/src/app.ts';",
  ],
  [
    'a service that needs the local stack to run',
    'services/intake',
    'src/app.ts',
    "import { x } from '@haoban/local-stack/token';",
  ],
  [
    'a package that imports the cli',
    'packages/simulator',
    'src/day.ts',
    "import { x } from '@haoban/cli/up';",
  ],
  [
    'a test that imports the cli',
    'packages/simulator',
    'src/day.test.ts',
    "import { x } from '@haoban/cli/up';",
  ],
  ['a library of the clock', 'packages/sla-clock', 'src/due.ts', "import { x } from 'chinese-days';"],
  [
    'input and output in core',
    'services/intake',
    'src/core/accept-case.ts',
    "import { readFile } from 'node:fs/promises';",
  ],
  [
    'messaging in core',
    'services/intake',
    'src/core/accept-case.ts',
    "import { x } from '@haoban/messaging/journal';",
  ],
  [
    'core that reads the database',
    'services/intake',
    'src/core/accept-case.ts',
    "import type {\n  X,\n} from '../db/case-store.ts';",
  ],
  [
    'a database that knows the api',
    'services/intake',
    'src/db/case-store.ts',
    "import { x } from '../api/problems.ts';",
  ],
  [
    'an import of main.ts',
    'services/intake',
    'test/start.api.test.ts',
    "import { x } from '../src/main.ts';",
  ],
  ['a fifth folder of a service', 'services/intake', 'src/domain/case.ts', ''],
  ['a file called utils', 'packages/cli', 'src/utils.ts', ''],
  ['a folder called shared', 'packages/cli', 'src/shared/print.ts', ''],
  ['a name in camel case', 'packages/cli', 'src/printReport.ts', ''],
  ['a file of 301 lines', 'packages/cli', 'src/print.ts', 'x\n'.repeat(301)],
  [
    'a test skipped without a reason',
    'packages/cli',
    'src/print.test.ts',
    "const x = 1;\ntest.skip('prints', () => {});",
  ],
];

test.each(refused)('%s is refused', (_, folder, inner, text) => {
  expect(check(folder, inner, text)).toHaveLength(1);
});

const accepted = [
  [
    'core that imports core, contracts and the clock',
    'services/intake',
    'src/core/imports/accept-case.ts',
    "import { x } from '../case.ts';\nimport type { Y } from '@haoban/contracts/envelope';\nimport { z } from '@haoban/sla-clock/due';",
  ],
  [
    'a test of core with its tools',
    'services/intake',
    'src/core/accept-case.test.ts',
    "import { test } from 'vitest';",
  ],
  [
    'a test with the local stack',
    'packages/messaging',
    'src/relay.int.test.ts',
    "import { x } from '@haoban/local-stack/test-fixtures';",
  ],
  ['a file of 300 lines', 'packages/cli', 'src/print.ts', 'x\n'.repeat(300)],
  [
    'a test skipped with its reason',
    'packages/cli',
    'src/print.test.ts',
    "// needs a printer\ntest.skip('prints', () => {});",
  ],
  [
    'words that only look like imports',
    'packages/sla-clock',
    'src/due.ts',
    "export const from = '/x';\n// import { x } from 'y'",
  ],
];

test.each(accepted)('%s is accepted', (_, folder, inner, text) => {
  expect(check(folder, inner, text)).toEqual([]);
});

test('a stray file at the top level is refused, dotfiles are not', () => {
  const violations = findViolations({ topLevel: ['notes.txt', '.gitignore', 'README.md'], files: [] });
  expect(violations.map(({ path }) => path)).toEqual(['notes.txt']);
});

test('the walk finds this repository and leaves installed packages out', () => {
  const paths = readSourceFiles(root).map(({ path }) => path);
  expect(paths).toContain('packages/local-stack/check/structure.mjs');
  expect(paths.filter((path) => path.includes('node_modules'))).toEqual([]);
});
