import { expect, test } from 'vitest';
import { accepted, on } from '../../test/given-case.ts';
import { paperText, type PaperFacts } from './paper-text.ts';
import type { Block, PaperKind } from './paper.ts';

const suspension = {
  suspensionId: 's-1',
  scope: 'case' as const,
  reason: 'expert_review',
  stops: ['statutory' as const],
  basis: '安全生产许可证条例第七条',
  plannedDays: 15,
  at: on(4, '17:00'),
};
const decision = { outcome: 'denied' as const, reason: '消防通道不足', calendar: 'cn@1', at: on(6) };
const facts = (over: Partial<PaperFacts> = {}): PaperFacts => ({
  state: accepted({ name: '消防安全检查' }),
  zone: 'Asia/Shanghai',
  suspension,
  decision,
  ...over,
});
const wordsOf = (block: Block): string =>
  block.kind === 'facts'
    ? block.rows.map(({ label, value }) => `${label.zh}=${value}`).join('\n')
    : `${block.zh}\n${block.en}`;
const said = (kind: PaperKind, over: Partial<PaperFacts> = {}): string =>
  paperText(kind, facts(over)).map(wordsOf).join('\n');

test('a notice of a special procedure names the procedure, its days, its basis, by local dates', () => {
  const text = said('special_procedure');
  for (const words of [
    '需要进行专家评审',
    '第四十五条',
    '所需时间=15日',
    '法律依据=安全生产许可证条例第七条',
  ])
    expect(text).toContain(words);
  expect(text).toContain('开始日期=2026年11月5日');
  expect(text).toContain('申请事项=消防安全检查');
});

test('a denial gives its reason and its own remedy, or the usual one in both languages', () => {
  const text = said('denial');
  expect(text).toContain('理由：消防通道不足。');
  expect(text).toMatch(/60日内申请行政复议.*6个月内提起行政诉讼。\nIf you disagree/);
  const own = said('denial', { decision: { ...decision, remedy: '可以向江阴市人民政府申请行政复议' } });
  expect(own).toContain('可以向江阴市人民政府申请行政复议。\n');
  expect(own).not.toContain('6个月');
});

test('a paper about a step that was never recorded is a fault', () => {
  expect(() => said('denial', { decision: undefined })).toThrow('no decision');
  expect(() => said('special_procedure', { suspension: undefined })).toThrow('no special procedure');
});
