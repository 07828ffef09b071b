import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { workedExamples } from '@haoban/sla-clock/test/worked-examples';
import { afterAll, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../bin/haoban.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'haoban-clock-'));
const env = { PATH: process.env['PATH'] ?? '', HAOBAN_HOME: folder };
afterAll(() => rmSync(folder, { recursive: true }));

function clock(input: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'clock', ...args], {
    env,
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const lines = stdout.split('\n').slice(0, -1);
  return { status, stdout, stderr, answers: lines.map((line) => JSON.parse(line)) };
}

const example = { id: 'a', acceptedAt: '2026-11-02T10:00:00+08:00', promised: { n: 5, unit: 'WD' } };
const line = `${JSON.stringify(example)}\n`;

test('every worked example of the specification is answered as it says', () => {
  const input = workedExamples.map((row) => JSON.stringify({ id: row.id, ...row.line })).join('\n');
  const { status, answers, stderr } = clock(input, '-');
  expect([status, stderr]).toEqual([0, '']);
  expect(answers).toHaveLength(workedExamples.length);
  workedExamples.forEach(({ id, expected }, index) => {
    expect(answers[index], id).toMatchObject({ id, ...expected });
  });
});

test('a file is read like standard input, and --json changes nothing', () => {
  const file = join(folder, 'lines.jsonl');
  writeFileSync(file, line);
  expect(clock('', file).stdout).toBe(clock(line).stdout);
  expect(clock(line, '--json').stdout).toBe(clock(line).stdout);
});

test('a malformed line is exit code 1, its error in place', () => {
  const { status, answers, stderr } = clock(`${line}{"id":"b","acceptedAt":"2026-11-02"}\n${line}`);
  expect(status).toBe(1);
  expect(answers).toMatchObject([{ id: 'a' }, { line: 2, error: /acceptedAt/ }, { id: 'a' }].map(looseError));
  expect(stderr).toContain('1 / 3');
});

function looseError(expected: { id?: string; line?: number; error?: RegExp }) {
  const { error, ...rest } = expected;
  return error === undefined ? rest : { ...rest, error: expect.stringMatching(error) };
}

test('--explain adds the days to every clock', () => {
  const [answer] = clock(line, '--explain').answers;
  expect(answer.promised.days[0]).toEqual({ date: '2026-11-02', kind: 'work', counted: false });
  expect(answer.promised.days.find(({ date }: { date: string }) => date === '2026-11-09')).toMatchObject({
    n: 5,
  });
});

test('--calendar and --zone replace the national calendar and its zone', () => {
  const file = join(folder, 'calendar.json');
  writeFileSync(file, JSON.stringify({ ...calendarCn, off: [...calendarCn.off, '2026-11-04'] }));
  expect(clock(line, '--calendar', file).answers[0].promised.due).toBe('2026-11-10');
  const late = line.replace('T10:00:00+08:00', 'T23:30:00Z');
  expect(clock(late, '--zone', 'UTC').answers[0].day0).toBe('2026-11-02');
  expect(clock(late).answers[0].day0).toBe('2026-11-03');
});

test.for([
  ['a zone that is none', ['--zone', 'Asia/Nowhere']],
  ['a file that is not there', ['nothing.jsonl']],
  ['a folder', [folder]],
  ['two files', ['a', 'b']],
  ['a calendar that is not there', ['--calendar', 'nothing.json']],
  ['a calendar that is none', ['--calendar', program]],
  ['an unknown option', ['--nonsense']],
] as const)('wrong use is exit code 2 and a sentence: %s', ([, args]) => {
  const { status, stderr, stdout } = clock('', ...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).not.toBe('');
  expect(stderr).not.toContain('    at ');
});

test('a calendar that contradicts itself is wrong use, and the reason is told', () => {
  const file = join(folder, 'wrong.json');
  writeFileSync(file, JSON.stringify({ ...calendarCn, off: ['2027-01-01'] }));
  expect(clock('', '--calendar', file)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('2027-01-01 lies outside the coverage'),
  });
});

test('a reader that has seen enough ends it quietly', async () => {
  const file = join(folder, 'many.jsonl');
  writeFileSync(file, line.repeat(200_000));
  const child = spawn(process.execPath, [program, 'clock', file], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [code] = await once(child, 'close');
  expect([code, complaint]).toEqual([0, '']);
});

test('a slow reader gets every answer', async () => {
  const file = join(folder, 'slow.jsonl');
  writeFileSync(file, line.repeat(50_000));
  const child = spawn(process.execPath, [program, 'clock', file], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let lines = 0;
  for await (const chunk of child.stdout) {
    lines += String(chunk).split('\n').length - 1;
    await new Promise(setImmediate);
  }
  expect(lines).toBe(50_000);
});
