import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { expect, test } from 'vitest';
import { stateOf } from '../../test/given-case.ts';
import { publishCalendar } from './publish-calendar.ts';

const { version: _version, ...content } = calendarCn;

test('changed content is the next version, the same content says nothing', () => {
  const first = publishCalendar(undefined, content);
  expect(first).toMatchObject({ state: { version: 1 }, events: [{ type: 'calendar.published.v1' }] });
  expect(publishCalendar(stateOf(first), content)).toEqual({ refusal: 'unchanged' });
  const fewer = { ...content, off: content.off.slice(1) };
  expect(publishCalendar(stateOf(first), fewer)).toMatchObject({ state: { version: 2, off: fewer.off } });
});
