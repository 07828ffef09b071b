import { fileRules } from './file-rules.mjs';
import { importRules, readImports } from './import-rules.mjs';

const FOLDERS = ['services', 'packages', 'dashboards', 'load-tests', 'infra', 'node_modules'];
const FILES = ['README.md', 'LICENSE', 'package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', 'turbo.json'];
const TOP_LEVEL = new Set([...FOLDERS, ...FILES, 'tsconfig.base.json']);

/** Every broken rule of the repository's structure, as `{ path, rule }`. */
export function findViolations({ topLevel, files }) {
  const misplaced = topLevel.filter((name) => !name.startsWith('.') && !TOP_LEVEL.has(name));
  const imports = files.flatMap((file) => readImports(file));
  return [
    misplaced.map((path) => ({
      path,
      rule: 'the top level holds five folders and their configuration alone',
    })),
    fileRules.map(({ rule, breaks }) => files.filter(breaks).map(({ path }) => ({ path, rule }))),
    importRules.map(({ rule, breaks }) =>
      imports
        .filter(breaks)
        .map(({ file, specifier }) => ({ path: `${file.path} imports ${specifier}`, rule })),
    ),
  ].flat(2);
}
