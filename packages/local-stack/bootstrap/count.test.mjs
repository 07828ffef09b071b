import { expect, test } from 'vitest';
import { countChecks, countTests, summary } from './count.mjs';

const report = (counts, ...testResults) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  ...counts,
  testResults,
});

test('passed, failed and skipped tests are added to the steps of the check', () => {
  const tests = countTests(report({ numPassedTests: 7, numPendingTests: 1, numTodoTests: 1 }), 0);
  const checks = countChecks([{ ok: true }, { ok: true }]);
  expect(summary([checks, tests])).toEqual({ line: '9 passed, 0 failed, 2 skipped', ok: true });
});

test('a file that breaks before its tests run is one failure', () => {
  const broken = { status: 'failed', assertionResults: [] };
  expect(countTests(report({ numPassedTests: 3 }, broken), 1)).toMatchObject({ passed: 3, failed: 1 });
});

test('a file is not counted besides its failed tests', () => {
  const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] };
  expect(countTests(report({ numFailedTests: 1 }, failing), 1)).toMatchObject({ failed: 1 });
});

test('a run that ends badly is never green: no report, or an error outside of every test', () => {
  expect(countTests(undefined, 1)).toMatchObject({ passed: 0, failed: 1 });
  expect(countTests(report({ numPassedTests: 3 }), 1)).toMatchObject({ passed: 3, failed: 1 });
});

test('nothing run is not a success', () => {
  expect(summary([countTests(report({}), 0)])).toEqual({ line: '0 passed, 0 failed', ok: false });
});
