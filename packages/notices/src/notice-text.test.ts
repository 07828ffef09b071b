import { describe, expect, test } from 'vitest';
import { noticeText, placeholdersOf, shortText, smsParts } from './notice-text.ts';
import { isTemplateName, templates } from './templates.ts';

const filing = { item: '企业开办', number: '32028120261126000001X' };
const names = Object.keys(templates).filter(isTemplateName);

describe('every template', () => {
  test.each(names)('%s asks for the same values in both languages', (name) => {
    const { zh, en } = templates[name];
    expect(placeholdersOf({ zh, en: '' })).toEqual(placeholdersOf({ zh: '', en }));
  });

  test.each(names)('%s has its brackets in pairs and leaves none in the text', (name) => {
    const { all } = placeholdersOf(templates[name]);
    const values = Object.fromEntries([...all].map((value) => [value, '2026-12-01']));
    for (const language of ['zh', 'en'] as const) {
      const text = noticeText(name, language, values);
      expect(text).not.toMatch(/[[\]{}|]|undefined|Invalid/);
      expect(smsParts(shortText(name, language, values, '江阴政务'))).toBeLessThanOrEqual(4);
    }
  });

  test.each(names)('%s can be written from what it can not do without', (name) => {
    const { needed } = placeholdersOf(templates[name]);
    const values = Object.fromEntries([...needed].map((value) => [value, '2026-12-01']));
    expect(noticeText(name, 'zh', values)).toMatch(/。$|T。$/);
  });

  test.each(names)('%s cannot be refused by T unless it is an invitation', (name) => {
    expect(/回T/.test(templates[name].zh)).toBe(templates[name].kind === 'invitation');
    expect(/Reply T/.test(templates[name].en)).toBe(templates[name].kind === 'invitation');
  });
});

test('dates are written in the reader’s language, optional parts only when they are known', () => {
  expect(shortText('case_accepted', 'zh', { ...filing, due: '2026-12-01' }, '江阴政务')).toBe(
    '【江阴政务】您申请的“企业开办”（32028120261126000001X）已受理，12月1日前办结。',
  );
  expect(
    noticeText('case_accepted', 'en', { ...filing, item: { zh: '企业开办', en: 'Starting a business' } }),
  ).toBe('Your application for "Starting a business" (32028120261126000001X) is accepted.');
});

test('a text that lacks a value is not written', () => {
  expect(() => noticeText('case_accepted', 'zh', { item: '企业开办' })).toThrow('lacks its number');
});

describe('a message of the phone', () => {
  test.each([
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
    [268, 4],
  ])('of %i characters costs %i', (length, parts) => {
    expect(smsParts('好'.repeat(length))).toBe(parts);
  });

  const missing = Array.from({ length: 40 }, (_, index) => `第${index + 1}份材料的名称写得相当长的一份证明`);
  const values = { ...filing, missing, until: '2027-01-25' };

  test('takes at most four: a long list ends in how many there are, the date stays', () => {
    const text = shortText('correction_requested', 'zh', values, '江阴政务');
    expect(smsParts(text)).toBe(4);
    expect(text).toMatch(/第1份材料.*等40项。请在1月25日前补齐/);
    expect(shortText('correction_requested', 'en', values, 'Jiangyin')).toMatch(
      / and \d+ more\..* by 25 January/,
    );
  });

  test('cuts long names, never a link', () => {
    const link = `https://hall.example/rate/${'a'.repeat(60)}`;
    const text = shortText('rating_invitation', 'zh', { item: '很长的事项'.repeat(60), link }, '江阴政务');
    expect(smsParts(text)).toBeLessThanOrEqual(4);
    expect(text).toContain(` ${link} `);
    expect(text).toContain('…');
  });

  test('a letter has everything', () => {
    for (const material of missing)
      expect(noticeText('correction_requested', 'zh', values)).toContain(material);
  });
});
