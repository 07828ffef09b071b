import { expect, test } from 'vitest';
import { html, textOf } from '../core/html.ts';
import { linked, outboxHtml, recipient } from './outbox-html.ts';

const message = {
  messageId: 'm-1',
  channel: 'sms',
  to: { phone: '13812345678' },
  language: 'zh',
  title: '受理提醒',
  text: '【江阴政务】<b>已受理</b>，请点 http://hall.example/rate/abc 评价',
  at: '2026-11-26T01:00:00.000Z',
} as const;

test('a message is shown with its channel and time, never with the whole phone, and its text is only text', () => {
  const page = textOf(outboxHtml({ messages: [message], total: 60 }, 'http://hall.example', 'zh'));
  expect(page).toContain('短信');
  expect(page).toContain('138****5678');
  expect(page).toContain('2026年11月26日 09:00');
  expect(page).toContain('最新 1 条');
  expect(page).toContain('&lt;b&gt;已受理');
  expect(page).not.toContain('13812345678');
});

test('links of this portal can be followed, others can not', () => {
  const hrefs = (text: string): string[] =>
    [...textOf(html`${linked(text, 'http://hall.example/')}`).matchAll(/href="([^"]*)"/g)].map(
      ([, href]) => href ?? '',
    );
  expect(hrefs('点 http://hall.example/rate/a-_b 评价。')).toEqual(['http://hall.example/rate/a-_b']);
  expect(hrefs('http://hall.example.evil/rate/a javascript:alert(1)')).toEqual([]);
});

test('whoever is known by little is shown by less', () => {
  expect(recipient({ to: { name: '李春华', address: '人民路' } })).toBe('李**');
  expect(recipient({ to: {} })).toBe('**');
});
