import { runSteps } from './steps.mjs';

// Types depend on generated clients: generating must not go looking for an engine to download.
const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, TURBO_TELEMETRY_DISABLED: '1', ...process.env };
const failed = (await runSteps(env)).filter((step) => !step.ok);
if (failed.length > 0) {
  console.log(`\nfailed: ${failed.map((step) => step.name).join(', ')}`);
  process.exitCode = 1;
}
