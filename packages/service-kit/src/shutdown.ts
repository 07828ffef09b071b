/**
 * Runs the steps in order on the first SIGINT or SIGTERM, or when the parent that holds our stdin goes away and
 * EXIT_WITH_PARENT is set; then exits. A step that fails is reported and the next one runs; after 10 s it is over.
 */
export function onShutdown(
  steps: readonly (() => Promise<unknown>)[],
  report: (error: unknown) => void,
): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 10_000).unref();
    for (const step of steps) await step().catch(report);
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  if (process.env['EXIT_WITH_PARENT'] !== undefined) {
    process.stdin.resume();
    process.stdin.on('end', () => void stop());
  }
}
