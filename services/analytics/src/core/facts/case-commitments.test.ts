import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accepted, history, judged, type Told } from '../../../test/judged-case.ts';
import { commitmentFacts } from './case-commitments.ts';

const promise = (id: string, due = '2026-11-20') => ({
  commitmentId: id,
  kind: 'tolerance',
  materials: ['m'],
  due,
});
const facts = (...events: readonly Told[]) => commitmentFacts(judged(history(...events)));

describe('commitments', () => {
  test('each is due on its date, and kept, broken or not yet settled', () => {
    expect(
      facts(
        accepted('11-02'),
        ['commitment.due', '11-02', promise('m1')],
        ['commitment.due', '11-02', promise('m2', '2026-11-23')],
        ['commitment.due', '11-02', promise('m3')],
        ['commitment.kept', '11-09', promise('m1')],
        ['commitment.broken', '11-24', promise('m2', '2026-11-23')],
      ),
    ).toEqual({
      'commitments.commitment': ['m1', 'm2', 'm3'],
      'commitments.kind': ['tolerance', 'tolerance', 'tolerance'],
      'commitments.due_date': ['2026-11-20', '2026-11-23', '2026-11-20'],
      'commitments.state': ['kept', 'broken', ''],
    });
  });

  test('a due instant counts by its local date, and a text that is neither has none', () => {
    const dates = (due: string) =>
      facts(['commitment.due', '11-02', promise('m', due)])['commitments.due_date'];
    expect(dates('2026-11-20T16:30:00Z')).toEqual(['2026-11-21']);
    expect(dates('soon')).toEqual([null]);
    expect(dates('2026-02-30')).toEqual([null]);
  });

  test('the last word settles, in whatever order the events come and however often', () => {
    const events = history(
      accepted('11-02'),
      ['commitment.due', '11-02', promise('m')],
      ['commitment.broken', '11-23', promise('m')],
      ['commitment.kept', '11-24', promise('m')],
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: 4 }), fc.subarray(events), (all, again) => {
        expect(commitmentFacts(judged([...all, ...again]))).toMatchObject({
          'commitments.state': ['kept'],
          'commitments.due_date': ['2026-11-20'],
        });
      }),
    );
  });

  test('a settlement that came in before its promise is whole already', () => {
    expect(facts(['commitment.kept', '11-09', promise('m')])).toMatchObject({
      'commitments.commitment': ['m'],
      'commitments.due_date': ['2026-11-20'],
      'commitments.state': ['kept'],
    });
  });
});
