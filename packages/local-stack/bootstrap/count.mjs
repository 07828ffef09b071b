/** Each step of the check counts as one test. */
export function countChecks(steps) {
  const passed = steps.filter((step) => step.ok).length;
  return { passed, failed: steps.length - passed, skipped: 0 };
}

/**
 * Counts vitest's JSON report. A file that failed before its tests could run counts as one failure, and so does
 * a run that ended badly without naming a test (no report, an unhandled rejection, a failed set-up).
 */
export function countTests(report, exitCode) {
  const files = report?.testResults ?? [];
  const broken = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = (report?.numFailedTests ?? 0) + broken.length;
  return {
    passed: report?.numPassedTests ?? 0,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

/** Adds counts up to `{ line, ok }`; nothing run is not ok. */
export function summary(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map(sum);
  const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return { line, ok: failed === 0 && passed > 0 };
}
