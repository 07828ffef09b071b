import type { NewEvent } from '@haoban/contracts/decision';
import { noticeText, placeholdersOf } from '@haoban/notices/notice-text';
import { templates } from '@haoban/notices/templates';
import { describe, expect, test } from 'vitest';
import { acceptCase } from '../core/accept-case.ts';
import type { Case } from '../core/case.ts';
import { refuseCase } from '../core/refuse-case.ts';
import { requestCorrection } from '../core/request-correction.ts';
import { elapsed, fromApproval, world } from '../../test/given-calendar.ts';
import { area, at, filing, item, submitted } from '../../test/given-filing.ts';
import { fileCase } from '../core/file-case.ts';
import { isOutdated, noticeDraft, told, type ToldEvent } from './notice-drafts.ts';

type Decided = { readonly state: Case; readonly events: readonly NewEvent[] } | { readonly refusal: string };

/** What is told of the event of a type that a decision led to. */
function tell(type: ToldEvent, decided: Decided, around = world()) {
  if ('refusal' in decided) throw new Error(decided.refusal);
  const said = decided.events.find((event) => event.type === type);
  if (said === undefined) throw new Error(`no ${type}`);
  const event = fromApproval('case-1', 1, { type, data: { ...said.data }, time: said.time ?? at(0) });
  return noticeDraft(type, { event, state: decided.state, world: around });
}
const textOf = (type: ToldEvent, decided: Decided, around = world()): string | undefined => {
  const [draft] = tell(type, decided, around);
  return draft && noticeText(draft.template, 'zh', draft.values);
};
const officer = 'officer-ms';
const accepting = { at: at(30), officer, item, area, blocked: false };

describe('what an applicant reads', () => {
  test('of a filing from home: that it came in', () => {
    expect(textOf('case.submitted.v1', fileCase(undefined, filing()))).toBe(
      '您申请的“企业开办”我们收到了，编号case-1。5个工作日内告诉您是否受理。',
    );
  });

  test('of a filing at a window: nothing, the receipt is in the hand', () => {
    const atWindow = filing({ channel: 'window', hall: '320281-hall' });
    expect(tell('case.submitted.v1', fileCase(undefined, atWindow))).toEqual([]);
  });

  test('of an acceptance: by when it will be decided, in working days of the calendar', () => {
    expect(textOf('case.accepted.v1', acceptCase(submitted(), accepting))).toBe(
      '您申请的“企业开办”（case-1）已受理，11月27日前办结。',
    );
  });

  test('of a correction: everything that is missing, and the last day to bring it', () => {
    const asked = requestCorrection(submitted(), { at: at(30), officer, missing: ['章程', '租赁合同'] });
    const around = world({ item: { ...item, policies: { silenceDays: 30 } } });
    expect(textOf('case.correction_requested.v1', asked, around)).toBe(
      '您申请的“企业开办”（case-1）还缺：章程、租赁合同。请在12月28日前补齐，到窗口或网上交都可以，只需补这一次。',
    );
    // sixty days lead into a year whose days nobody published yet
    expect(textOf('case.correction_requested.v1', asked)).toContain('请补齐');
  });

  test('of a review that was missed: that the filing counts as accepted, from its receipt', () => {
    const { state, events } = elapsed(submitted(), '2026-12-04T16:00:00.000Z');
    expect(textOf('case.accepted.v1', { state, events })).toMatch(/没有按时答复，依法从11月26日起算受理/);
  });

  test('of a refusal: where the reason is, never the reason', () => {
    const refused = (kind: 'refused' | 'not_required') =>
      refuseCase(submitted(), { at: at(30), officer, kind, reason: '不属于本机关职权' });
    expect(textOf('case.refused.v1', refused('refused'))).not.toContain('职权');
    expect(textOf('case.not_required.v1', refused('not_required'))).toMatch(/依法不用办许可/);
  });
});

test('every told event fills every value that its text can not do without', () => {
  const decided: Record<ToldEvent, Decided> = {
    'case.submitted.v1': fileCase(undefined, filing()),
    'case.accepted.v1': acceptCase(submitted(), accepting),
    'case.correction_requested.v1': requestCorrection(submitted(), { at: at(1), officer, missing: ['章程'] }),
    'case.refused.v1': refuseCase(submitted(), { at: at(1), officer, kind: 'refused', reason: '理由' }),
    'case.not_required.v1': refuseCase(submitted(), {
      at: at(1),
      officer,
      kind: 'not_required',
      reason: '理由',
    }),
  };
  expect(Object.keys(decided).toSorted()).toEqual(Object.keys(told).toSorted());
  const drafts = [
    ...tell('case.submitted.v1', decided['case.submitted.v1']),
    ...tell('case.accepted.v1', decided['case.accepted.v1']),
    ...tell('case.correction_requested.v1', decided['case.correction_requested.v1']),
    ...tell('case.refused.v1', decided['case.refused.v1']),
    ...tell('case.not_required.v1', decided['case.not_required.v1']),
  ];
  expect(drafts).toHaveLength(Object.keys(told).length);
  for (const { template, values } of drafts) {
    const { needed } = placeholdersOf(templates[template]);
    expect(Object.keys(values)).toEqual(expect.arrayContaining([...needed]));
  }
});

test('what was overtaken is not told any more, what the law has people told otherwise always is', () => {
  expect(isOutdated('filing_received', submitted())).toBe(false);
  expect(isOutdated('filing_received', submitted({ status: 'accepted' }))).toBe(true);
  expect(isOutdated('correction_requested', submitted({ status: 'correcting' }))).toBe(false);
  expect(isOutdated('correction_requested', submitted())).toBe(true);
  expect(isOutdated('case_accepted', submitted({ status: 'accepted' }))).toBe(false);
});
