import { createHash } from 'node:crypto';
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testToken, waitUntil } from '@haoban/local-stack/test-fixtures';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { picture } from './given-picture.ts';
import { atWindow, fromHome, li } from './given-hall.ts';
import { startIntake } from './start-intake.ts';

let intake: Awaited<ReturnType<typeof startIntake>>;
beforeAll(async () => {
  intake = await startIntake();
});
afterAll(() => intake.stop());

type Listed = { number: string; kind: string; code: string; sha256: string; size: number; issuer: string };
const cases = '/api/intake/cases';

const papersOf = async (caseId: string, as = 'window-clerk'): Promise<Listed[]> =>
  (await intake.call('GET', `${cases}/${caseId}/papers`, { as })).body.rows;
const printed = (caseId: string, kind: string): Promise<Listed> =>
  waitUntil(
    async () =>
      (await papersOf(caseId)).find((paper) => paper.kind === kind && paper.sha256 !== undefined) ?? false,
    {
      timeoutMs: 80_000,
      what: `the ${kind} of ${caseId}`,
    },
  );
const textOf = async (bytes: Uint8Array): Promise<string> => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return text.replaceAll(/\s/g, '');
};
const pdfOf = async (path: string, as?: string) => {
  const headers = as === undefined ? {} : { authorization: `Bearer ${await testToken(as)}` };
  const response = await fetch(`${intake.address}${path}`, { headers });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
};
const ofCase = (caseId: string, { number }: Listed): string => `${cases}/${caseId}/papers/${number}/pdf`;
const filed = async (body: unknown = fromHome, as = 'citizen-li'): Promise<string> =>
  (await intake.file(as, body)).body.caseId;

describe('what is issued becomes a paper', () => {
  test('an acceptance: printed, stored as its row says, with the item and its terms, and no name', async () => {
    const caseId = await filed();
    await intake.move(caseId, 'acceptance', 'window-clerk');
    const paper = await printed(caseId, 'acceptance');
    const { response, bytes } = await pdfOf(ofCase(caseId, paper), 'window-clerk');
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([
      paper.size,
      paper.sha256,
    ]);
    const text = await textOf(bytes);
    for (const words of [
      '受理通知书',
      '市场监管局',
      caseId,
      paper.number,
      paper.code,
      '企业开办',
      '1个工作日',
      '2026年11月26日',
    ])
      expect(text).toContain(words);
    for (const secret of [li.name, li.identityNumber]) expect(text).not.toContain(secret);
  });

  test('a receipt with every filing, a correction with everything missing, a refusal with reason and remedy', async () => {
    const caseId = await filed(atWindow, 'window-clerk');
    const receipt = await pdfOf(ofCase(caseId, await printed(caseId, 'receipt')), 'window-clerk');
    expect(await textOf(receipt.bytes)).toContain('charter（已提交）');
    await intake.move(caseId, 'correction-request', 'officer-ms', { missing: ['营业执照副本', '公司章程'] });
    const correction = await pdfOf(ofCase(caseId, await printed(caseId, 'correction')), 'officer-ms');
    expect(await textOf(correction.bytes)).toMatch(/1．营业执照副本2．公司章程/);
    await intake.move(caseId, 'refusal', 'officer-ms', { reason: '不属于本机关职权范围' });
    const refusal = await pdfOf(ofCase(caseId, await printed(caseId, 'refusal')), 'officer-ms');
    const text = await textOf(refusal.bytes);
    for (const words of ['不予受理决定书', '理由：不属于本机关职权范围', '行政复议', '六个月'])
      expect(text).toContain(words);
  });

  test('two deliveries of one event make one paper, and the row stays as it was', async () => {
    const caseId = await filed();
    const paper = await printed(caseId, 'receipt');
    const before = await intake.rows('select * from papers where case_id = $1', [caseId]);
    const said = (await intake.said(caseId)).find(({ type }) => type === 'document.issued.v1');
    if (said === undefined) throw new Error('nothing was issued');
    const repeated = await intake.repeatedSoFar();
    await intake.deliver(said);
    await waitUntil(async () => (await intake.repeatedSoFar()) > repeated, {
      timeoutMs: 80_000,
      what: 'the repetition',
    });
    expect(await intake.rows('select * from papers where case_id = $1', [caseId])).toEqual(before);
    expect(await papersOf(caseId)).toEqual([paper]);
    expect(await intake.typesOf(caseId)).toEqual(['case.submitted.v1', 'document.issued.v1']);
  });

  test('while the object store is away nothing is printed and nothing lost', async () => {
    const { objectFolder: folder } = intake;
    renameSync(folder, `${folder}.away`);
    writeFileSync(folder, 'no folder');
    const caseId = await filed();
    await intake.move(caseId, 'acceptance', 'window-clerk');
    expect(await intake.typesOf(caseId)).toContain('case.accepted.v1');
    expect((await papersOf(caseId)).filter(({ sha256 }) => sha256 !== undefined)).toEqual([]);
    rmSync(folder);
    renameSync(`${folder}.away`, folder);
    await printed(caseId, 'acceptance');
    expect((await papersOf(caseId)).map(({ kind }) => kind).toSorted()).toEqual(['acceptance', 'receipt']);
  });

  test('the seal of the hall is on its papers once it is set', async () => {
    const seal = '/api/intake/halls/320281-hall/seal';
    const put = (as: string, raw: Buffer) => intake.send('PUT', seal, as, raw);
    expect(await put('window-clerk', picture)).toMatchObject({ status: 403, body: { code: 'role_missing' } });
    expect(await put('admin', Buffer.from('no picture'))).toMatchObject({
      status: 422,
      body: { code: 'seal_invalid' },
    });
    expect(await put('admin', picture)).toMatchObject({ status: 200, body: { hall: '320281-hall' } });
    const caseId = await filed(atWindow, 'window-clerk');
    const { bytes } = await pdfOf(ofCase(caseId, await printed(caseId, 'receipt')), 'window-clerk');
    expect(Buffer.from(bytes).toString('latin1')).toContain('/Subtype /Image');
  });
});

describe('whoever holds a paper', () => {
  let caseId: string;
  let paper: Listed;
  beforeAll(async () => {
    caseId = await filed();
    paper = await printed(caseId, 'receipt');
  });
  const check = (number: string, code: string, more = '') =>
    intake.call('GET', `/api/intake/papers/${number}${more}?code=${code}`);

  test('learns that it is genuine, what it is, whose and from when, and nothing else', async () => {
    const answer = await check(paper.number, paper.code);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      number: paper.number,
      title: { zh: '收件凭证', en: 'Receipt for an Application' },
      issuer: '市场监管局',
      date: '2026-11-26',
      stands: true,
    });
    expect((await check(paper.number, paper.code.toLowerCase().replaceAll('-', ''))).status).toBe(200);
  });

  test('is answered alike for a wrong code and a wrong number', async () => {
    const other = await printed(await filed(), 'receipt');
    const answers = [
      await check(paper.number, other.code),
      await check(paper.number, ''),
      await check('SJ-0-01', paper.code),
    ];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([404, 'paper_unknown']);
  });

  test('sees it on a page, and gets it, by its code', async () => {
    const page = await fetch(`${intake.address}/api/intake/papers/${paper.number}/check?code=${paper.code}`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('文书真实有效');
    const none = await fetch(`${intake.address}/api/intake/papers/${paper.number}/check?code=x`);
    expect([none.status, (await none.text()).includes('查无此文书')]).toEqual([404, true]);
    const { bytes } = await pdfOf(`/api/intake/papers/${paper.number}/pdf?code=${paper.code}`);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(paper.sha256);
    expect((await check(paper.number, 'x', '/pdf')).status).toBe(404);
  });

  test('without its code needs to be staff of the area or to have filed', async () => {
    const ask = (as: string) => intake.call('GET', `${cases}/${caseId}/papers`, { as });
    expect((await ask('citizen-li')).body.rows).toHaveLength(1);
    expect(await ask('other-county')).toMatchObject({ status: 403, body: { code: 'area_denied' } });
    const path = ofCase(caseId, paper);
    expect((await pdfOf(path, 'citizen-li')).response.status).toBe(200);
    expect((await pdfOf(path, 'other-county')).response.status).toBe(403);
    expect((await pdfOf(path)).response.status).toBe(401);
    const stranger = await pdfOf(ofCase(await filed(), paper), 'window-clerk');
    expect(stranger.response.status).toBe(404);
  });
});

test('every stored paper has its row: nothing is printed twice under another name', async () => {
  const objects = readdirSync(join(intake.objectFolder, 'papers'), { recursive: true }).filter((name) =>
    String(name).endsWith('.pdf'),
  );
  const rows = await intake.rows('select 1 from papers', []);
  expect(objects.length).toBe(rows.length);
});
