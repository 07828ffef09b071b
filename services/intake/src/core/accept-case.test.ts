import { describe, expect, test } from 'vitest';
import { area, at, item, stateOf, submitted } from '../../test/given-filing.ts';
import { acceptCase, type AcceptCase } from './accept-case.ts';
import type { Case } from './case.ts';
import { correctOnTheSpot } from './correct-on-the-spot.ts';
import { requestCorrection } from './request-correction.ts';
import { resubmitCase } from './resubmit-case.ts';

const command: AcceptCase = { at: at(30), officer: 'window-clerk', item, area, blocked: false };
const allowing = {
  ...item,
  policies: { toleratedMaterials: ['seal', 'lease'], committedMaterials: ['premises'] },
};
const filedWith = (sources: Record<string, 'upload' | 'late' | 'committed'>): Case => {
  const materials = Object.entries(sources).map(([code, source]) => ({ code, source }));
  const before = submitted();
  return { ...before, submission: { ...before.submission, materials } };
};

describe('an acceptance', () => {
  test('freezes the item, starts the clocks on its local date and is issued as a paper', () => {
    const paper = { kind: 'acceptance', number: 'SL-case-1-01' } as const;
    const before = submitted();
    expect(acceptCase(before, command)).toEqual({
      state: {
        ...before,
        status: 'accepted',
        acceptedAt: at(30),
        day0: '2026-11-26',
        deemed: false,
        lateMaterials: [],
        committedMaterials: [],
        officers: ['window-clerk'],
        papers: [...before.papers, { ...paper, at: at(30) }],
      },
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
        { type: 'document.issued.v1', time: at(30), data: paper },
      ],
    });
  });

  test.each([
    ['Asia/Shanghai', '2026-11-26T16:00:00.000Z', '2026-11-27'],
    ['Asia/Urumqi', '2026-11-26T16:00:00.000Z', '2026-11-26'],
  ])('in %s at %s is of %s', (zone, instant, day0) => {
    const decision = acceptCase(submitted(), { ...command, at: instant, area: { ...area, zone } });
    expect(decision).toMatchObject({ events: [{ data: { day0 } }, {}] });
  });

  test('counts the receipt anew from a resubmission', () => {
    const asked = requestCorrection(submitted(), { at: at(5), missing: ['身份证'], officer: 'window-clerk' });
    const again = stateOf(resubmitCase(stateOf(asked), { at: at(20) }));
    expect(acceptCase(again, command)).toMatchObject({ events: [{ data: { receivedAt: at(20) } }, {}] });
  });

  test('says what was mended on the spot', () => {
    const mending = { at: at(3), officer: 'window-clerk', mended: ['补签名'], materials: [] };
    const mended = stateOf(correctOnTheSpot(submitted(), mending));
    expect(acceptCase(mended, command)).toMatchObject({ events: [{ data: { mended: ['补签名'] } }, {}] });
  });

  test('of a transferred filing freezes the organisation that it went to', () => {
    const decision = acceptCase(submitted({ org: '320281-nr' }), command);
    expect(decision).toMatchObject({ events: [{ data: { item: { org: '320281-nr' } } }, {}] });
  });
});

describe('materials that are not there', () => {
  test('may come late or be promised where the item names them', () => {
    const before = filedWith({ charter: 'upload', seal: 'late', premises: 'committed' });
    expect(acceptCase(before, { ...command, item: allowing })).toMatchObject({
      state: { lateMaterials: ['seal'], committedMaterials: ['premises'] },
      events: [
        {
          data: {
            tolerance: true,
            committed: true,
            lateMaterials: ['seal'],
            committedMaterials: ['premises'],
          },
        },
        {},
      ],
    });
  });

  test('are no longer awaited once they were brought', () => {
    const mending = { at: at(3), officer: 'window-clerk', mended: ['印章已补'], materials: ['seal'] };
    const brought = stateOf(correctOnTheSpot(filedWith({ seal: 'late', lease: 'late' }), mending));
    expect(acceptCase(brought, { ...command, item: allowing })).toMatchObject({
      events: [{ data: { tolerance: true, lateMaterials: ['lease'], committed: false } }, {}],
    });
  });

  test.each([
    ['late', 'tolerance_not_allowed', { charter: 'late' }],
    ['late instead of promised', 'tolerance_not_allowed', { premises: 'late' }],
    ['promised', 'commitment_not_allowed', { seal: 'committed' }],
  ] as const)('%s against the item are refused as %s', (_, refusal, sources) => {
    expect(acceptCase(filedWith(sources), { ...command, item: allowing })).toEqual({ refusal });
  });

  test.each([['late', { seal: 'late' }] as const, ['promised', { premises: 'committed' }] as const])(
    '%s are refused to whoever broke a promise',
    (_, sources) => {
      const asked = { ...command, item: allowing, blocked: true };
      expect(acceptCase(filedWith(sources), asked)).toEqual({ refusal: 'commitment_blocked' });
      expect(acceptCase(submitted(), asked)).toMatchObject({ state: { status: 'accepted' } });
    },
  );
});
