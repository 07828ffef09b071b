import type { NewEvent } from '@haoban/contracts/decision';
import type { Envelope } from '@haoban/contracts/envelope';
import { describe, expect, test } from 'vitest';
import { learnCaseFact, type CaseFacts } from './case-facts.ts';

const heard = ({ type, time = '2026-09-21T01:00:00.000Z', data }: NewEvent): Envelope => ({
  specversion: '1.0',
  id: '0199f3a0-0000-7000-8000-000000000000',
  source: 'haoban/intake',
  type,
  time,
  subject: 'case-1',
  sequence: 1,
  recordedat: time,
  dataset: 'live',
  region: '320281',
  data: { ...data },
});
const given = (...story: NewEvent[]): CaseFacts | undefined =>
  story.reduce<CaseFacts | undefined>((known, next) => learnCaseFact(known, heard(next)), undefined);

type Visit = Extract<NewEvent, { type: 'visit.recorded.v1' }>;
const visit = (visitId: string, as: Partial<Visit['data']> = {}): Visit => ({
  type: 'visit.recorded.v1',
  data: { visitId, kind: 'window', by: 'applicant', hall: 'h', purpose: 'filing', ...as },
});
const verdict = { due: '2026-09-28', elapsedDays: 3, onTime: true };
const decided: NewEvent = {
  type: 'case.decided.v1',
  time: '2026-09-24T02:00:00.000Z',
  data: { outcome: 'granted', calendar: 'cn@1', judgement: { promised: verdict } },
};
const reopened: NewEvent = {
  type: 'case.reopened.v1',
  data: { reason: '…', approver: 'chief', document: 'D-1' },
};

describe('what is heard for checking a rating', () => {
  test('a visit heard twice is one, and the order between services changes nothing', () => {
    const facts = given(visit('a'), visit('b', { kind: 'pickup' }), decided, visit('a'));
    expect(Object.keys(facts?.meetings ?? {})).toEqual(['a', 'b']);
    expect(given(decided, visit('a'), visit('b', { kind: 'pickup' }))).toEqual(facts);
  });

  test("an agent's visit, a kiosk and a survey are no meetings of the applicant", () => {
    const others = [
      visit('a', { by: 'agent' }),
      visit('b', { kind: 'kiosk' }),
      visit('c', { kind: 'survey' }),
    ];
    expect(given(...others)).toEqual({ region: '320281', meetings: {} });
  });

  test('a re-opened case has no judgement until it is decided again', () => {
    expect(given(decided)?.decision).toEqual({ at: decided.time, promised: verdict });
    expect(given(decided, reopened)).not.toHaveProperty('decision');
  });
});
