import { createHash, randomUUID } from 'node:crypto';
import { testToken, waitUntil } from '@haoban/local-stack/test-fixtures';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseAccepted, caseSubmitted } from './given-events.ts';
import { startApproval } from './start-approval.ts';

let approval: Awaited<ReturnType<typeof startApproval>>;
beforeAll(async () => {
  approval = await startApproval();
});
afterAll(() => approval.stop());

type Listed = { number: string; kind: string; code: string; sha256: string; issuedAt: string };
const isListed = (value: unknown): value is { rows: Listed[] } =>
  typeof value === 'object' && value !== null && 'rows' in value;

const accepted = async (): Promise<string> => {
  const caseId = randomUUID();
  await approval.deliver(caseSubmitted(caseId));
  await approval.deliver(caseAccepted(caseId, []));
  await approval.heard(caseId, 2);
  return caseId;
};
const papersOf = async (caseId: string): Promise<Listed[]> => {
  const { body } = await approval.call('GET', `/cases/${caseId}/papers`, 'leader');
  return isListed(body) ? body.rows : [];
};
const printed = (caseId: string, kind: string): Promise<Listed> =>
  waitUntil(
    async () =>
      (await papersOf(caseId)).findLast((paper) => paper.kind === kind && paper.sha256 !== undefined) ??
      false,
    {
      timeoutMs: 80_000,
      what: `the ${kind} of ${caseId}`,
    },
  );
const deny = (caseId: string) =>
  approval.call('POST', `/cases/${caseId}/decision`, 'officer-hc', {
    outcome: 'denied',
    reason: '消防通道不足',
  });
const suspend = (caseId: string, notice: string) =>
  approval.call(
    'POST',
    `/cases/${caseId}/suspensions`,
    'officer-hc',
    { scope: 'case', reason: 'hearing', notice, plannedDays: 12 },
    randomUUID(),
  );
const fetchPdf = async (path: string, as?: string) => {
  const headers = as === undefined ? {} : { authorization: `Bearer ${await testToken(as)}` };
  const response = await fetch(`${approval.address}${path}`, { headers });
  return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
};
const textOf = async (bytes: Uint8Array): Promise<string> => {
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
  return text.replaceAll(/\s/g, '');
};

test('a denial is printed with its reason and remedy, stored as its row says, and known by its code', async () => {
  const caseId = await accepted();
  await deny(caseId);
  const paper = await printed(caseId, 'denial');
  const { status, bytes } = await fetchPdf(
    `/api/approval/cases/${caseId}/papers/${paper.number}/pdf`,
    'leader',
  );
  expect([status, createHash('sha256').update(bytes).digest('hex')]).toEqual([200, paper.sha256]);
  const text = await textOf(bytes);
  for (const words of [
    '不予行政许可决定书',
    '理由：消防通道不足。',
    '60日内申请行政复议',
    caseId,
    paper.code,
  ])
    expect(text).toContain(words);
  const public_ = await fetchPdf(`/api/approval/papers/${paper.number}/pdf?code=${paper.code}`);
  expect(createHash('sha256').update(public_.bytes).digest('hex')).toBe(paper.sha256);
});

test('a denial that was undone is genuine and no longer stands; the next one does', async () => {
  const caseId = await accepted();
  await deny(caseId);
  const first = await printed(caseId, 'denial');
  const check = (paper: Listed, code = paper.code) =>
    approval.call('GET', `/papers/${paper.number}?code=${code}`, undefined);
  expect(await check(first)).toMatchObject({ status: 200, body: { stands: true, date: '2026-11-02' } });
  await approval.call('POST', `/cases/${caseId}/reopening`, 'chief', {
    reason: '复议撤销',
    document: 'FY-1',
  });
  expect(await check(first)).toMatchObject({ status: 200, body: { stands: false } });
  await deny(caseId);
  const second = await waitUntil(
    async () => (await papersOf(caseId)).find(({ number }) => number !== first.number) ?? false,
    { timeoutMs: 80_000, what: 'the second denial' },
  );
  expect(await check(second)).toMatchObject({ body: { stands: true } });
  expect(await check(second, first.code)).toMatchObject({ status: 404, body: { code: 'paper_unknown' } });
});

test('a number that an office gave twice is two papers, told apart by their codes', async () => {
  const cases = [await accepted(), await accepted()];
  const number = `听告-${randomUUID().slice(0, 8)}`;
  for (const caseId of cases) await suspend(caseId, number);
  const papers = await Promise.all(cases.map((caseId) => printed(caseId, 'special_procedure')));
  expect(papers.map((paper) => paper.number)).toEqual([number, number]);
  expect(new Set(papers.map(({ code }) => code)).size).toBe(2);
  for (const [index, { code }] of papers.entries()) {
    const { bytes } = await fetchPdf(`/api/approval/papers/${encodeURIComponent(number)}/pdf?code=${code}`);
    const text = await textOf(bytes);
    expect(text).toContain(String(cases[index]));
    expect(text).toContain('需要进行听证');
    expect(text).toContain('所需时间Planned12日');
  }
});

test('an event delivered twice makes one paper', async () => {
  const caseId = await accepted();
  await deny(caseId);
  const paper = await printed(caseId, 'denial');
  const said = (await approval.said(caseId)).find(({ type }) => type === 'document.issued.v1');
  if (said === undefined) throw new Error('nothing was issued');
  const before = await approval.repeatedSoFar();
  await approval.deliver(said);
  await approval.repeated(before + 1);
  expect(await papersOf(caseId)).toEqual([paper]);
});

test('papers are for staff of the area, and for whoever has the code', async () => {
  const caseId = await accepted();
  await deny(caseId);
  const { number } = await printed(caseId, 'denial');
  const path = `/api/approval/cases/${caseId}/papers/${number}/pdf`;
  expect((await fetchPdf(path, 'other-county')).status).toBe(403);
  expect((await fetchPdf(path)).status).toBe(401);
  expect((await fetchPdf(`/api/approval/papers/${number}/pdf?code=0000-0000-0000-0000`)).status).toBe(404);
});
