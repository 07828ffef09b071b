import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Prints how long files and functions are: count, median, 95th percentile and the longest, in lines. */
export function printReport(root, files) {
  printSizes(
    'source files',
    files.filter((file) => !file.isTest),
  );
  printSizes(
    'test files',
    files.filter((file) => file.isTest),
  );
  printSizes('functions over one line, without tests', longFunctions(root));
}

function printSizes(what, sized) {
  if (sized.length === 0) return;
  const sorted = sized.toSorted((a, b) => a.lines - b.lines);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].lines;
  const longest = sorted.at(-1);
  console.log(
    `${what}: ${sized.length}, median ${at(0.5)}, 95 % ${at(0.95)}, longest ${longest.lines} (${longest.path})`,
  );
}

// The linter measures functions; asked to refuse all that have more than one line, it lists them.
function longFunctions(root) {
  const folder = mkdtempSync(join(tmpdir(), 'haoban-sizes-'));
  const config = join(folder, 'config.json');
  const rule = ['error', { max: 1, skipBlankLines: true, skipComments: true }];
  writeFileSync(
    config,
    JSON.stringify({ categories: { correctness: 'off' }, rules: { 'max-lines-per-function': rule } }),
  );
  const ignored = ['**/generated/**', '**/*.test.*', '**/test/**'].map(
    (pattern) => `--ignore-pattern=${pattern}`,
  );
  const settings = { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 };
  const { stdout } = spawnSync(
    'node_modules/.bin/oxlint',
    ['-c', config, '-f', 'json', ...ignored],
    settings,
  );
  rmSync(folder, { recursive: true });
  return JSON.parse(stdout).diagnostics.map(({ message, filename }) => ({
    path: filename,
    lines: Number(/\((\d+)\)/.exec(message)[1]),
  }));
}
