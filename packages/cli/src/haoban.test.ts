import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 120_000 });
const program = fileURLToPath(new URL('../bin/haoban.mjs', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'haoban-cli-'));
afterAll(() => rmSync(home, { recursive: true }));

const haoban = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    env: { PATH: process.env['PATH'] ?? '', HAOBAN_HOME: home },
    encoding: 'utf8',
    maxBuffer: 2 ** 27,
  });
  return { status, stdout, stderr };
};

const commands = [
  'up',
  'down',
  'status',
  'import',
  'export',
  'indicators',
  'cases',
  'clock',
  'simulate',
  'demo',
  'replay',
  'rebuild',
  'dead-letters',
  'verify',
];

test.each(commands)('haoban %s --help explains itself in both languages and exits with 0', (command) => {
  const { status, stdout } = haoban(command, '--help');
  expect(status).toBe(0);
  expect(stdout).toContain(`haoban ${command}`);
  expect(stdout).toMatch(/\p{Script=Han}/u);
});

test('haoban lists its commands', () => {
  const { status, stdout } = haoban('--help');
  expect(status).toBe(0);
  for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
});

describe('wrong use is exit code 2 and a sentence', () => {
  test.each([
    ['an unknown command', ['nonsense']],
    ['an unknown option', ['indicators', '--nonsense']],
    ['an import without a file', ['import', '--dataset', 'imp-x']],
    ['an export in no known format', ['export', '--format', 'docx']],
    ['a report where the exported file goes', ['export', '--format', 'events', '--json']],
    ['simulated data that would pass for live ones', ['simulate', '--dataset', 'live']],
    ['a hall that does not exist', ['simulate', '--hall', 'nowhere']],
    ['a case and an indicator at once', ['cases', '1', '--indicator', 'cases_filed']],
  ])('%s', (_, args) => {
    const { status, stderr } = haoban(...args);
    expect(status).toBe(2);
    expect(stderr).not.toBe('');
    expect(stderr).not.toContain('    at ');
  });
});

test('without a suite the answer is exit code 1 and the cure', () => {
  const { status, stderr } = haoban('indicators', 'cases_filed');
  expect(status).toBe(1);
  expect(stderr).toContain('npm start');
});

test('the same seed simulates the same bytes, another seed others', () => {
  const day = (seed: string): string => haoban('simulate', '--visitors', '20', '--seed', seed).stdout;
  const once = day('a');
  expect(once.split('\n').length).toBeGreaterThan(100);
  expect(day('a')).toBe(once);
  expect(day('b')).not.toBe(once);
});
