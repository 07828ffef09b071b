import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { expect, test } from 'vitest';
import { stateOf } from '../../test/given-case.ts';
import { publishCalendar } from './publish-calendar.ts';
import { publishOverlay } from './publish-overlay.ts';
import type { StoredCalendar } from './stored-calendar.ts';

const { version: _version, ...content } = calendarCn;
const overlay = { base: 'cn', off: ['2026-11-11'], work: [], sources: ['本地停电通知'] };
const local = (before: StoredCalendar | undefined, base: StoredCalendar | undefined, over = overlay) =>
  publishOverlay(before, base, { calendarId: 'cn-3202', overlay: over });

test('changed content is the next version, the same content says nothing', () => {
  const first = publishCalendar(undefined, content);
  expect(first).toMatchObject({ state: { version: 1 }, events: [{ type: 'calendar.published.v1' }] });
  expect(publishCalendar(stateOf(first), content)).toEqual({ refusal: 'unchanged' });
  const fewer = { ...content, off: content.off.slice(1) };
  expect(publishCalendar(stateOf(first), fewer)).toMatchObject({ state: { version: 2, off: fewer.off } });
});

test('an overlay is published as a whole calendar with versions of its own', () => {
  const decision = local(undefined, calendarCn);
  expect(decision).toMatchObject({
    state: { calendarId: 'cn-3202', version: 1, overlay: { base: 'cn', baseVersion: calendarCn.version } },
    events: [{ type: 'calendar.published.v1', data: { calendarId: 'cn-3202', version: 1 } }],
  });
  const state = stateOf(decision);
  expect(state.off).toEqual([...calendarCn.off, '2026-11-11'].toSorted());
  expect(state.sources).toEqual([...calendarCn.sources, '本地停电通知']);
  expect(local(state, calendarCn)).toEqual({ refusal: 'unchanged' });
});

test('over another version of its base it is its own next version, and silent where its days stay the same', () => {
  const state = stateOf(local(undefined, calendarCn));
  const {
    off: [first = '', ...off],
  } = calendarCn;
  expect(local(state, { ...calendarCn, version: 2, off })).toMatchObject({
    state: { version: 2, overlay: { baseVersion: 2 } },
    events: [{ data: { version: 2, off: expect.not.arrayContaining([first]) } }],
  });
  expect(local(state, { ...calendarCn, version: 2 })).toMatchObject({
    state: { version: 1, overlay: { baseVersion: 2 } },
    events: [],
  });
});

test('an overlay needs a whole calendar beneath it, and follows it alone', () => {
  const state = stateOf(local(undefined, calendarCn));
  expect(local(undefined, undefined)).toEqual({ refusal: 'base_unknown' });
  expect(local(undefined, { ...state, calendarId: 'cn-32' })).toEqual({ refusal: 'base_is_overlay' });
  expect(local(undefined, { ...calendarCn, calendarId: 'cn-3202' })).toEqual({ refusal: 'base_is_overlay' });
  expect(publishCalendar(state, content)).toEqual({ refusal: 'calendar_is_overlay' });
});

test('a date beyond the coverage of the base does not fit', () => {
  expect(() => local(undefined, calendarCn, { ...overlay, off: ['2031-01-01'] })).toThrow(RangeError);
});
