import { expect, test } from 'vitest';
import { checkPage } from './check-page.ts';

const paper = {
  number: 'SL-1<script>',
  title: { zh: '受理通知书', en: 'Notice of Acceptance' },
  issuer: '市场监管局',
  date: '2026-11-26',
  stands: true,
};

test('a genuine paper, one that no longer stands and none are told apart in words', () => {
  expect(checkPage(paper)).toContain('文书真实有效');
  expect(checkPage({ ...paper, stands: false })).toContain('已失效');
  expect(checkPage(undefined)).toContain('查无此文书');
});

test('texts are written as texts', () => {
  expect(checkPage(paper)).toContain('SL-1&lt;script&gt;');
  expect(checkPage(paper)).not.toContain('<script>');
});

test('one that ended says when and why, one that is suspended that it is only for now', () => {
  const why = { zh: '决定已撤销', en: 'The decision was revoked' };
  const ended = { date: '2026-12-01', why, forNow: false };
  const revoked = checkPage({ ...paper, stands: false, ended });
  for (const words of ['已失效', '2026-12-01', why.zh, why.en]) expect(revoked).toContain(words);
  const suspended = checkPage({ ...paper, stands: false, ended: { ...ended, forNow: true } });
  expect(suspended).toContain('暂停效力');
  expect(suspended).not.toContain('已失效');
});
