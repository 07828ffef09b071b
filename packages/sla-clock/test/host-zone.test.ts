import { expect, test } from 'vitest';
import { runInZone } from './run-in-zone.ts';
import { judgeExample, workedExamples } from './worked-examples.ts';

const examples = `
  import { judgeExample, workedExamples } from './test/worked-examples.ts';
  const hostOffset = new Date('2026-11-09T00:00:00Z').getTimezoneOffset();
  console.log(JSON.stringify([hostOffset, workedExamples.map(judgeExample)]));
`;

test.for([
  ['UTC', 0],
  ['America/Los_Angeles', 480],
  ['Asia/Shanghai', -480],
] as const)('a host in %s judges the worked examples alike', ([zone, hostOffset]) => {
  const alike = JSON.parse(JSON.stringify(workedExamples.map(judgeExample)));
  expect(JSON.parse(runInZone(examples, zone))).toEqual([hostOffset, alike]);
});

// The same generated lines everywhere, explained, in a zone with summer time too; only a digest comes back.
const generated = `
  import { createHash } from 'node:crypto';
  import fc from 'fast-check';
  import { judgeCaseLine } from './src/judge-case.ts';
  import { caseLine, runs } from './test/arbitrary-case.ts';
  import { world } from './test/worked-examples.ts';
  const digest = createHash('sha256');
  let count = 0;
  for (const line of fc.sample(caseLine, { seed: 1, ...runs(500) })) {
    for (const zone of ['Asia/Shanghai', 'Europe/Amsterdam']) {
      digest.update(JSON.stringify(judgeCaseLine(line, { ...world, zone, explain: count % 10 === 0 })));
    }
    count += 1;
  }
  console.log(count, digest.digest('hex'));
`;

test('hosts in three zones answer every generated line alike', { timeout: 3_600_000 }, () => {
  const answers = ['UTC', 'America/Los_Angeles', 'Asia/Shanghai'].map((zone) => runInZone(generated, zone));
  expect(answers[0]).toMatch(/^\d{3,} [0-9a-f]{64}\n$/);
  expect(new Set(answers).size).toBe(1);
});
