import { buildCalendar } from '@haoban/sla-clock/calendar';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { describe, expect, test } from 'vitest';
import { at, item, submission, submitted } from '../../test/given-filing.ts';
import { paperText, type PaperFacts } from './paper-text.ts';
import type { Block, PaperKind } from './paper.ts';

const days = { zone: 'Asia/Shanghai', calendar: buildCalendar(calendarCn) };
const acceptance = {
  item,
  receivedAt: at(0),
  day0: '2026-11-26',
  calendarId: 'cn',
  tolerance: false,
  committed: false,
  deemed: false,
  at: at(10),
};
const facts = (over: Partial<PaperFacts> = {}): PaperFacts => ({
  state: submitted(),
  itemName: item.name,
  accepted: acceptance,
  days,
  ...over,
});

const wordsOf = (block: Block): string => {
  switch (block.kind) {
    case 'list':
      return block.items.join('\n');
    case 'facts':
      return block.rows.map(({ label, value }) => `${label.zh}=${value}`).join('\n');
    case 'addressee':
    case 'paragraph':
      return block.zh;
  }
};
const said = (kind: PaperKind, over: Partial<PaperFacts> = {}): string =>
  paperText(kind, facts(over)).map(wordsOf).join('\n');

describe('a notice of acceptance', () => {
  test('names the last day of both terms, holidays counted', () => {
    const text = said('acceptance');
    expect(text).toContain('承诺办结=2026年11月27日（1个工作日）');
    expect(text).toContain('法定期限=2026年12月17日（15个工作日）');
    expect(text).toContain('第三十二条第一款第五项');
  });

  test('names the days alone while nobody published the calendar, or not so far', () => {
    const without = { ...days, calendar: undefined };
    expect(said('acceptance', { days: without })).toContain('承诺办结=1个工作日');
    const long = { ...acceptance, item: { ...item, statutory: { n: 400, unit: 'WD' as const } } };
    expect(said('acceptance', { accepted: long })).toContain('法定期限=400个工作日\n'.trim());
    expect(said('acceptance', { accepted: long })).not.toContain('（400个工作日）');
  });

  test('of a deemed acceptance says so by its own rule', () => {
    const text = said('acceptance', { accepted: { ...acceptance, deemed: true } });
    expect(text).toContain('第三十二条第一款第四项');
    expect(text).not.toContain('第五项');
  });

  test('lists what may follow and what a promise replaces', () => {
    const awaited = { ...acceptance, lateMaterials: ['lease'], committedMaterials: ['proof'] };
    const text = said('acceptance', { accepted: awaited });
    expect(text).toContain('容缺补交材料=lease');
    expect(text).toContain('以承诺代替=proof');
  });

  test('without an acceptance is a fault', () => {
    expect(() => said('acceptance', { accepted: undefined })).toThrow('no acceptance');
  });
});

test('a notice of correction lists everything missing, once', () => {
  const notice = { number: 'BZ-1', at: at(1), officer: 'chen', missing: ['身份证', '章程'] };
  expect(said('correction', { state: submitted({ notice }) })).toContain('身份证\n章程');
});

test('a refusal gives its reason and remedy, by the rule that fits', () => {
  const refused = submitted({ status: 'refused', reason: '不属于本机关职权', remedy: '可以申请行政复议。' });
  expect(said('refusal', { state: refused })).toMatch(
    /第二项[^]*理由：不属于本机关职权。\n可以申请行政复议。/,
  );
  expect(said('refusal', { state: { ...refused, status: 'not_required' } })).toContain('第一项');
});

test('a receipt lists the materials and promises no more than a review', () => {
  const materials = [{ code: 'charter', source: 'upload' as const }];
  const text = said('receipt', { state: submitted({ submission: { ...submission, materials } }) });
  expect(text).toContain('charter（已提交）');
  expect(text).toContain('不代表受理');
});

test('dates are those of the area, not of the server', () => {
  const late = { ...submitted(), submittedAt: '2026-11-26T17:30:00.000Z' };
  expect(said('receipt', { state: late })).toContain('收到申请=2026年11月27日');
  expect(said('receipt', { state: late, days: { ...days, zone: 'Asia/Urumqi' } })).toContain(
    '收到申请=2026年11月26日',
  );
});
