import { expect, test } from 'vitest';
import { on, stateOf } from '../../test/given-case.ts';
import {
  endSubstitution,
  isRunning,
  setSubstitution,
  type Absence,
  type SetSubstitution,
} from './substitution.ts';

const given: SetSubstitution = {
  at: on(2),
  region: '320281',
  others: [],
  substitutionId: 'b-1',
  officer: 'officer-ms',
  substitute: 'officer-nr',
  org: '320281-ms',
  from: on(3),
  to: on(5),
  reason: '年休假',
  approver: 'chief',
};
const set = (over: Partial<SetSubstitution> = {}, before?: Absence) =>
  setSubstitution(before, { ...given, ...over });
const absence = stateOf(set());
const [away] = absence.substitutions;

test('a substitution runs from its start until its end', () => {
  expect(set()).toMatchObject({ events: [{ type: 'substitution.set.v1', time: on(2) }] });
  if (away === undefined) throw new Error('nobody is away');
  expect([on(2), on(3), on(4, '23:59'), on(5)].map((at) => isRunning(away, at))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('without an end it runs until it is ended', () => {
  const { to: _to, ...open } = given;
  const [endless] = stateOf(setSubstitution(undefined, open)).substitutions;
  expect(endless !== undefined && isRunning(endless, '2036-01-01T00:00:00.000Z')).toBe(true);
});

test('it is ended once, before its time, and its event says when', () => {
  const end = { at: on(4), substitutionId: 'b-1' };
  const ended = endSubstitution(absence, end);
  expect(ended).toMatchObject({
    events: [{ type: 'substitution.ended.v1', time: on(4), data: { substitutionId: 'b-1', to: on(4) } }],
  });
  const [over] = stateOf(ended).substitutions;
  expect(over !== undefined && isRunning(over, on(4))).toBe(false);
  expect(endSubstitution(stateOf(ended), end)).toEqual({ refusal: 'substitution_ended' });
  expect(endSubstitution(absence, { ...end, at: on(5) })).toEqual({ refusal: 'substitution_ended' });
  expect(endSubstitution(absence, { ...end, substitutionId: 'b-2' })).toEqual({
    refusal: 'substitution_unknown',
  });
});

test('an officer has one substitute at a time; one may follow upon another', () => {
  expect(set({ from: on(4), to: on(9), substitute: 'officer-hc' }, absence)).toEqual({
    refusal: 'substitution_overlap',
  });
  expect(stateOf(set({ from: on(5), to: on(9) }, absence)).substitutions).toHaveLength(2);
  const back = stateOf(endSubstitution(absence, { at: on(4), substitutionId: 'b-1' }));
  expect(stateOf(set({ from: on(4), to: on(9) }, back)).substitutions).toHaveLength(2);
});

test('nobody stands in for a substitute, nor does who is away, at the same time', () => {
  const chained = { officer: 'officer-nr', substitute: 'officer-hc', others: absence.substitutions };
  expect(set(chained)).toEqual({ refusal: 'substitution_chain' });
  const awayToo = { officer: 'officer-hc', substitute: 'officer-ms', others: absence.substitutions };
  expect(set(awayToo)).toEqual({ refusal: 'substitution_chain' });
  expect(stateOf(set({ ...chained, from: on(5), to: on(6) })).substitutions).toHaveLength(1);
});

test('it needs somebody else, and a time that is not over', () => {
  expect(set({ substitute: 'officer-ms' })).toEqual({ refusal: 'substitute_unfit' });
  expect(set({ to: on(3) })).toEqual({ refusal: 'substitution_unfit' });
  expect(set({ at: on(9) })).toEqual({ refusal: 'substitution_unfit' });
});

test('instants are compared, whatever offsets they are written with', () => {
  expect(set({ from: '2026-11-03T08:00:00+08:00', to: '2026-11-03T01:00:00Z' })).toMatchObject({
    events: [{}],
  });
});
