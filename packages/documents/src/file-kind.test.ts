import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { acceptance } from '../test/sample-papers.ts';
import { fileKind, suffixOf } from './file-kind.ts';
import { renderPaper } from './render-paper.ts';

const folder = mkdtempSync(join(tmpdir(), 'haoban-kinds-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kindOf = async (bytes: Uint8Array | string): Promise<string | undefined> => {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  return fileKind(path);
};

test('material is known by its content', async () => {
  expect(await kindOf(await renderPaper(acceptance))).toBe('application/pdf');
  expect(await kindOf(Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'))).toBe('image/jpeg');
  expect(
    await kindOf(
      Buffer.from(
        '89504e470d0a1a0a0000000d4948445200000001000000010806000000' +
          '1f15c4890000000d49444154789c6300010000050001' +
          '0d0a2db40000000049454e44ae426082',
        'hex',
      ),
    ),
  ).toBe('image/png');
  expect(await kindOf(Buffer.from('RIFF\x1a\0\0\0WEBPVP8 ', 'latin1'))).toBe('image/webp');
  expect(suffixOf('image/jpeg')).toBe('jpg');
});

test.each([
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a drawing that may hold a script', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['a program for Windows', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
  ['a program for Linux', Buffer.from('7f454c4602010100000000000000000002003e00', 'hex')],
  ['a script', '#!/bin/sh\nrm -rf /\n'],
  ['an archive', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
  ['plain text', '营业执照'],
  ['one byte', 'x'],
])('%s is not taken in', async (_, bytes) => {
  expect(await kindOf(bytes)).toBeUndefined();
});
