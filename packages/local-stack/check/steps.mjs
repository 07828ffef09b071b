import { runInForeground } from '../bootstrap/run-in-foreground.mjs';
import { Cure } from '../bootstrap/say.mjs';

// One row a step, quickest first; each counts as one test in `npm test`.
const STEPS = [
  { name: 'format', command: ['oxfmt', '--check', '.'], cure: 'pnpm format' },
  { name: 'structure', command: ['node', 'packages/local-stack/check/structure.mjs'] },
  { name: 'lint', command: ['oxlint'] },
  { name: 'unused code', command: ['knip'] },
  { name: 'types', command: ['turbo', 'run', 'typecheck', '--continue', '--output-logs=errors-only'] },
];

/** Runs every step, also after one failed, and resolves to `{ name, ok }` of each. */
export async function runSteps(env) {
  const results = [];
  for (const { name, command, cure } of STEPS) {
    console.log(`check: ${name}`);
    const [program, ...args] = command;
    const { code, interrupted } = await runInForeground(program, args, env);
    if (interrupted) throw new Cure('interrupted');
    const ok = code === 0;
    if (!ok) console.log(`check: ${name} FAILED${cure ? `; \`${cure}\` may repair it` : ''}`);
    results.push({ name, ok });
  }
  return results;
}
