import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// `haoban clock` beside a bare loop that parses and prints the same lines, in turns; the best of each counts.
const LINES = 300_000;
const ROUNDS = 5;
const DAY_MS = 86_400_000;

const bareLoop = `
  import { createReadStream } from 'node:fs';
  import { createInterface } from 'node:readline';
  const lines = createInterface({ input: createReadStream(process.argv[1]), crlfDelay: Infinity });
  for await (const line of lines) process.stdout.write(JSON.stringify(JSON.parse(line)) + '\\n');
`;
const haoban = fileURLToPath(new URL('bin/haoban.mjs', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'haoban-clock-'));
try {
  const file = join(folder, 'lines.jsonl');
  writeLines(file);
  const seconds = { bare: Infinity, clock: Infinity };
  for (let round = 0; round < ROUNDS; round += 1) {
    seconds.bare = Math.min(seconds.bare, secondsOf('--input-type=module', '--eval', bareLoop, file));
    seconds.clock = Math.min(seconds.clock, secondsOf(haoban, 'clock', file));
  }
  const perSecond = (taken: number): string => `${Math.round(LINES / taken).toLocaleString('en')} lines/s`;
  console.log(`bare parse-and-print loop  ${perSecond(seconds.bare)}`);
  console.log(`haoban clock               ${perSecond(seconds.clock)}`);
  console.log(
    `ratio                      ${(seconds.bare / seconds.clock).toFixed(2)} (at least 0.50 is asked for)`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

function secondsOf(...args: string[]): number {
  const output = openSync(join(folder, 'answers.jsonl'), 'w');
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', output, 'inherit'] });
  const taken = (performance.now() - startedAt) / 1000;
  closeSync(output);
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return taken;
}

/** Cases of 2024-2026 with both clocks, one suspension and a fifth of an extension each on average. */
function writeLines(file: string): void {
  const output = openSync(file, 'w');
  let seed = 42;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return Math.floor((seed / 0x8000_0000) * below);
  };
  const text = (instantMs: number): string => new Date(instantMs).toISOString();
  const stops = ['statutory', 'promised'];
  for (let index = 0; index < LINES; index += 1) {
    const accepted = Date.UTC(2024, 0, 1) + random(800 * 86_400) * 1000;
    const suspensions = Array.from({ length: random(3) }, () => {
      const start = accepted + random(20) * DAY_MS;
      return { start: text(start), end: text(start + random(10) * DAY_MS), reason: 'expert_review', stops };
    });
    const approvedAt = text(accepted + random(20) * DAY_MS);
    const line = {
      id: `case-${index}`,
      acceptedAt: text(accepted),
      statutory: { n: 20, unit: 'WD' },
      promised: { n: 5 + random(10), unit: 'WD' },
      suspensions,
      extensions: random(5) === 0 ? [{ approvedAt, days: 5, clocks: ['statutory'], kind: 'A' }] : [],
      decidedAt: text(accepted + random(30) * DAY_MS),
    };
    writeSync(output, `${JSON.stringify(line)}\n`);
  }
  closeSync(output);
}
