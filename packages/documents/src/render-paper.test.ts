import { createHash } from 'node:crypto';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, describe, expect, test } from 'vitest';
import { acceptance, correction, licence } from '../test/sample-papers.ts';
import { redSquare } from '../test/red-square.ts';
import { createPaperPress } from './paper-press.ts';
import { renderPaper } from './render-paper.ts';

const press = createPaperPress();
afterAll(() => press.close());

const pagesOf = async (bytes: Uint8Array): Promise<string[]> => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return text.map((page) => page.replaceAll(/\s/g, ''));
};
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a paper', () => {
  test('says what it is, in text that can be searched, on one page', async () => {
    const bytes = await renderPaper(acceptance);
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    const pages = await pagesOf(bytes);
    expect(pages).toHaveLength(1);
    for (const words of [
      '受理通知书',
      'NoticeofAcceptance',
      '编号No.SL-320281202611020000017-01',
      '公众聚集场所投入使用、营业前消防安全检查（告知承',
      '2026年11月30日（20个工作日）',
      '7KQ2-M9XD-04TB-ZWEP',
      '2026年11月2日',
    ]) {
      expect(pages[0]).toContain(words);
    }
  });

  test('has the same bytes whenever and on whichever thread it is rendered', async () => {
    const first = await renderPaper(acceptance);
    const again = await Promise.all([
      renderPaper(acceptance),
      press.render(acceptance),
      press.render(acceptance),
    ]);
    expect(new Set([first, ...again].map(hash)).size).toBe(1);
    expect(hash(await renderPaper({ ...acceptance, date: '2026-11-03' }))).not.toBe(hash(first));
  });

  test('never has its seal on a page without text, however long it is', async () => {
    const items = Array.from({ length: 60 }, () => '营业执照副本复印件');
    const [addressee, opening] = correction.blocks;
    if (addressee === undefined || opening === undefined) throw new Error('no blocks');
    for (let count = 1; count <= items.length; count += 7) {
      const list = { kind: 'list', items: items.slice(0, count) } as const;
      const pages = await pagesOf(await renderPaper({ ...correction, blocks: [addressee, opening, list] }));
      expect(pages.at(-1)).toContain('营业执照');
      expect(pages.at(-1)).toContain(correction.verification.code);
      expect(pages.join('').match(/营业执照/g)).toHaveLength(count);
    }
  });

  test('bears the seal of the hall when there is one, and one that is no picture is an error', async () => {
    const drawn = await renderPaper(acceptance);
    const sealed = await press.render({ ...acceptance, seal: { png: redSquare() } });
    expect(sealed.length).not.toBe(drawn.length);
    await expect(press.render({ ...acceptance, seal: { png: Buffer.from('no picture') } })).rejects.toThrow();
    expect(hash(await press.render(acceptance))).toBe(hash(drawn));
  });

  test('writes a character that the fonts do not have as a box', async () => {
    const [page] = await pagesOf(await renderPaper({ ...acceptance, issuer: '\u{2F800}局' }));
    expect(page).toContain('□局');
  });
});

describe('a certificate', () => {
  test('is one page that says what it is, the same bytes each time', async () => {
    const bytes = await renderPaper(licence);
    const pages = await pagesOf(bytes);
    expect(pages).toHaveLength(1);
    for (const words of [
      '建筑工程施工许可证',
      'ConstructionPermit',
      '91320281MA1TEST00X',
      '7KQ2-M9XD-04TB-ZWEP',
    ])
      expect(pages[0]).toContain(words);
    expect(hash(await press.render(licence))).toBe(hash(bytes));
  });

  test('stays one page, with every word, however long its names are', async () => {
    const long = '新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县'.repeat(4);
    const rows = [1, 2, 3, 4, 5].map((n) => ({
      label: { zh: '许可事项', en: 'Item' },
      value: `${long}${n}`,
    }));
    const title = { zh: long, en: 'Licence' };
    const pages = await pagesOf(
      await renderPaper({ ...licence, title, issuer: long, blocks: [{ kind: 'facts', rows }] }),
    );
    expect(pages).toHaveLength(1);
    for (const { value } of rows) expect(pages[0]).toContain(value);
  });
});
