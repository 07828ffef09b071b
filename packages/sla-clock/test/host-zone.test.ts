import { expect, test } from 'vitest';
import { runInZone } from './run-in-zone.ts';
import { judgeExample, workedExamples } from './worked-examples.ts';

const source = `
  import { judgeExample, workedExamples } from './test/worked-examples.ts';
  const hostOffset = new Date('2026-11-09T00:00:00Z').getTimezoneOffset();
  console.log(JSON.stringify([hostOffset, workedExamples.map(judgeExample)]));
`;

test.for([
  ['UTC', 0],
  ['America/Los_Angeles', 480],
  ['Asia/Shanghai', -480],
] as const)('a host in %s judges the worked examples alike', ([zone, hostOffset]) => {
  expect(JSON.parse(runInZone(source, zone))).toEqual([hostOffset, workedExamples.map(judgeExample)]);
});
