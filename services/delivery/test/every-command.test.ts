import { commonProblems, type ProblemCatalogue } from '@haoban/service-kit/problems';
import { describe, expect, test } from 'vitest';
import { deliveryProblems } from '../src/api/problems.ts';
import { commandNames, commands, states } from './given-states.ts';

const catalogue: ProblemCatalogue = { ...deliveryProblems, ...commonProblems };
const cases = Object.entries(states).flatMap(([name, { state, allowed }]) =>
  commandNames.map((command) => ({ name, command, state, lawful: allowed.includes(command) })),
);

test('every status of a delivery and of a licence is among the states', () => {
  const all = Object.values(states).map(({ state }) => state);
  const statuses = new Set(all.flatMap(({ deliveries }) => deliveries.map(({ status }) => status)));
  expect([...statuses].toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    'cancelled',
    'completed',
    'dispatched',
    'failed',
    'requested',
  ]);
  const licences = all.flatMap((state) => state.licences);
  expect(licences.some(({ suspendedAt }) => suspendedAt !== undefined)).toBe(true);
  expect(licences.some(({ revoked: end }) => end !== undefined)).toBe(true);
});

test('every command is lawful somewhere', () => {
  const used = new Set(Object.values(states).flatMap(({ allowed }) => allowed));
  expect(commandNames.filter((name) => !used.has(name))).toEqual([]);
});

describe.each(cases)('a case $name', ({ command, state, lawful }) => {
  test(`${lawful ? 'takes' : 'refuses'} ${command}`, () => {
    const before = structuredClone(state);
    const decision = commands[command](state);
    expect(state).toEqual(before);
    if (lawful) {
      expect(decision).toHaveProperty('state');
      return;
    }
    expect(Object.keys(decision)).toEqual(['refusal']);
    const refusal = 'refusal' in decision ? decision.refusal : '';
    const { status, zh, en } = catalogue[refusal] ?? {};
    expect([status, zh, en]).toEqual([
      expect.any(Number),
      expect.stringMatching(/\p{Script=Han}/u),
      expect.stringMatching(/\w/),
    ]);
  });
});
