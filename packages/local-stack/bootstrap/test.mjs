import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSteps } from '../check/steps.mjs';
import { countChecks, countTests, summary } from './count.mjs';
import { readJson } from './places.mjs';
import { runInForeground } from './run-in-foreground.mjs';

/**
 * Runs the checks and every test, prints the count as the last line and resolves to the exit code.
 * With filters only the tests they name run.
 */
export async function runTests(env, filters) {
  const checks = filters.length === 0 ? await runSteps(env) : [];
  const folder = mkdtempSync(join(tmpdir(), 'haoban-test-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const settings = ['--root=.', '--config=packages/local-stack/vitest.config.ts'];
  const { code } = await runInForeground('vitest', ['run', ...settings, ...reporters, ...filters], env);
  const total = summary([countChecks(checks), countTests(readJson(report), code)]);
  rmSync(folder, { recursive: true, force: true });
  console.log(`\n${total.line}`);
  return total.ok ? 0 : 1;
}
