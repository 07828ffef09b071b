import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { textOf } from '../core/html.ts';
import { followUpFormHtml } from './follow-up-form-html.ts';
import { pageHtml } from './page-html.ts';

const answered = {
  kind: 'fixed' as const,
  answer: '窗口已增设取号机。\n<给您添麻烦了>',
  answeredAt: '2026-10-14T02:00:00.000Z',
  levels: [
    { level: 3, zh: '满意', en: 'satisfied' },
    { level: 2, zh: '基本满意', en: 'basically satisfied' },
    { level: 1, zh: '不满意', en: 'not satisfied' },
  ],
};

const pageOf = (language: 'zh' | 'en', isUnclear: boolean): string =>
  textOf(
    pageHtml({
      language,
      title: 'x',
      elsewhere: '?lang=en',
      kind: 'form',
      body: followUpFormHtml(answered, isUnclear, { language, isLarge: false }),
    }),
  );

test('the answer and its three levels stand on the page, in valid HTML', async () => {
  const rules = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] });
  for (const text of [pageOf('zh', false), pageOf('en', true)]) {
    expect((await rules.validateString(text)).results).toEqual([]);
    expect(text).toContain('窗口已增设取号机。\n&lt;给您添麻烦了&gt;');
    expect(text.match(/type="radio"/g)).toHaveLength(3);
  }
  expect(pageOf('zh', false)).toContain('基本满意');
  expect(pageOf('en', true)).toContain('Choose how satisfied you are');
});
