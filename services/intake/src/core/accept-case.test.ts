import { describe, expect, test } from 'vitest';
import { area, at, item, stateOf, submitted } from '../../test/given-filing.ts';
import { acceptCase, type AcceptCase } from './accept-case.ts';
import type { CaseStatus } from './case.ts';
import { requestCorrection } from './request-correction.ts';
import { resubmitCase } from './resubmit-case.ts';

const command: AcceptCase = { at: at(30), officer: 'window-clerk', item, area };

describe('an acceptance', () => {
  test('freezes the item and starts the clocks on its local date', () => {
    expect(acceptCase(submitted(), command)).toEqual({
      state: submitted({ status: 'accepted', acceptedAt: at(30) }),
      events: [
        {
          type: 'case.accepted.v1',
          time: at(30),
          data: {
            item,
            receivedAt: at(0),
            day0: '2026-11-26',
            calendarId: 'cn',
            officer: 'window-clerk',
            tolerance: false,
            committed: false,
            deemed: false,
          },
        },
      ],
    });
  });

  test.each([
    ['Asia/Shanghai', '2026-11-26T16:00:00.000Z', '2026-11-27'],
    ['Asia/Urumqi', '2026-11-26T16:00:00.000Z', '2026-11-26'],
  ])('in %s at %s is of %s', (zone, instant, day0) => {
    const decision = acceptCase(submitted(), { ...command, at: instant, area: { ...area, zone } });
    expect(decision).toMatchObject({ events: [{ data: { day0 } }] });
  });

  test('counts the receipt anew from a resubmission', () => {
    const asked = stateOf(requestCorrection(submitted(), { at: at(5), missing: ['身份证'], notice: 'BZ-1' }));
    const again = stateOf(resubmitCase(asked, { at: at(20) }));
    expect(acceptCase(again, command)).toMatchObject({ events: [{ data: { receivedAt: at(20) } }] });
  });

  test.each<CaseStatus>(['correcting', 'accepted', 'refused', 'withdrawn'])(
    'is refused when %s',
    (status) => {
      expect(acceptCase(submitted({ status }), command)).toEqual({ refusal: 'wrong_status' });
    },
  );
});
