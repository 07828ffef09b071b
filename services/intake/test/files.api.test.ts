import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testToken, waitUntil } from '@haoban/local-stack/test-fixtures';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { picture } from './given-picture.ts';
import { fromHome } from './given-hall.ts';
import { startIntake } from './start-intake.ts';

let intake: Awaited<ReturnType<typeof startIntake>>;
let caseId: string;
beforeAll(async () => {
  intake = await startIntake();
});
afterAll(() => intake.stop());
beforeEach(async () => {
  caseId = (await intake.file('citizen-li', fromHome)).body.caseId;
});

const png = picture;
const limit = 2 * 1024 * 1024;
const filesOf = (caseId: string, material = 'charter'): string =>
  `/api/intake/cases/${caseId}/files?material=${material}`;
const upload = (body: Buffer, as = 'citizen-li', headers: Record<string, string> = {}) =>
  intake.send('POST', filesOf(caseId), as, body, headers);
const rows = () => intake.rows('select state from files where case_id = $1', [caseId]);
const stored = (): string[] => {
  const folder = join(intake.objectFolder, 'files', caseId);
  return existsSync(folder) ? readdirSync(folder) : [];
};

test('a material is kept under its name, type and hash, and given back as it was to those who may', async () => {
  const name = '李华 身份证.png';
  const kept = await upload(png, 'citizen-li', { 'x-file-name': encodeURIComponent(name) });
  const sha256 = createHash('sha256').update(png).digest('hex');
  expect(kept).toMatchObject({
    status: 201,
    body: { material: 'charter', name, type: 'image/png', size: png.length, sha256 },
  });
  const path = `/api/intake/cases/${caseId}/files`;
  expect((await intake.call('GET', path, { as: 'window-clerk' })).body.rows).toEqual([kept.body]);
  const download = async (as: string) =>
    fetch(`${intake.address}${path}/${String(kept.body.fileId)}`, {
      headers: { authorization: `Bearer ${await testToken(as)}` },
    });
  const answer = await download('citizen-li');
  expect(Buffer.from(await answer.arrayBuffer()).equals(png)).toBe(true);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': expect.stringContaining(`filename*=UTF-8''${encodeURIComponent(name)}`),
  });
  expect((await download('officer-ms')).status).toBe(200);
  expect((await download('other-county')).status).toBe(403);
});

test('names of files are in no event', async () => {
  await upload(png, 'citizen-li', { 'x-file-name': encodeURIComponent('张三.png') });
  expect(JSON.stringify(await intake.said(caseId))).not.toContain('张三');
});

test('the same content for the same material is the same file, for another it is another', async () => {
  const [first, second] = await Promise.all([upload(png), upload(png)]);
  expect([first.status, second.status, second.body.fileId]).toEqual([201, 201, first.body.fileId]);
  const other = await intake.send('POST', filesOf(caseId, 'lease'), 'citizen-li', png);
  expect(other.body.fileId).not.toBe(first.body.fileId);
  expect(await rows()).toHaveLength(2);
  expect(stored()).toHaveLength(1);
});

test('what calls itself a picture and is a page, and an unknown content, are refused with 415', async () => {
  for (const body of ['<html><script>alert(1)</script>', 'MZ\u0090\0\u0003', 'plain text']) {
    const answer = await upload(Buffer.from(body, 'latin1'), 'citizen-li', { 'content-type': 'image/png' });
    expect([answer.status, answer.body.code]).toEqual([415, 'file_kind_refused']);
  }
  expect([await rows(), stored()]).toEqual([[], []]);
});

test('an empty body is refused with 422', async () => {
  const answer = await upload(Buffer.alloc(0));
  expect([answer.status, answer.body.code]).toEqual([422, 'file_empty']);
});

test('the largest file is taken, one byte more is refused with 413, announced or not', async () => {
  const largest = Buffer.concat([png, Buffer.alloc(limit - png.length)]);
  expect((await upload(largest)).status).toBe(201);
  const larger = Buffer.concat([largest, Buffer.alloc(1)]);
  const announced = await upload(larger);
  expect([announced.status, announced.body.code]).toEqual([413, 'file_too_large']);
  const streamed = await fetch(`${intake.address}${filesOf(caseId)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await testToken('citizen-li')}` },
    body: new Blob([new Uint8Array(larger)]).stream(),
    duplex: 'half',
  });
  expect(streamed.status).toBe(413);
  expect(stored()).toHaveLength(1);
});

test('an upload that breaks off leaves nothing behind', async () => {
  const spools = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('haoban-upload-'));
  const before = new Set(spools());
  const url = new URL(`${intake.address}${filesOf(caseId)}`);
  const headers = {
    authorization: `Bearer ${await testToken('citizen-li')}`,
    'content-length': String(png.length + 100),
  };
  const torn = request(url, { method: 'POST', headers });
  torn.on('error', () => {});
  torn.write(png);
  const mine = await waitUntil(() => spools().filter((name) => !before.has(name)).length > 0 && spools(), {
    timeoutMs: 80_000,
    what: 'the upload under way',
  });
  torn.destroy();
  const left = (): string[] => spools().filter((name) => mine.includes(name) && !before.has(name));
  await waitUntil(() => left().length === 0, { timeoutMs: 80_000, what: 'the upload to be forgotten' });
  expect([await rows(), stored()]).toEqual([[], []]);
});

test('a filing that ended takes no files, and a stranger sees none of it', async () => {
  await intake.move(caseId, 'withdrawal', 'citizen-li', { reason: '不办了' });
  expect(await upload(png)).toMatchObject({ status: 409, body: { code: 'wrong_status' } });
  const own = (await intake.file('window-clerk', { ...fromHome })).body.caseId;
  const strange = await intake.send('POST', filesOf(own), 'citizen-li', png);
  expect([strange.status, strange.body.code]).toEqual([404, 'case_unknown']);
});
