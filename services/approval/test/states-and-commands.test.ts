import { eventSchemas } from '@haoban/contracts/events/catalogue';
import { accounts } from '@haoban/local-stack/accounts';
import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { approvalProblems } from '../src/api/problems.ts';
import type { Actor, Case } from '../src/core/case.ts';
import { openCase } from '../src/core/open-case.ts';
import { wakesOf } from '../src/core/wakes.ts';
import { acceptance, days, item, on, stateOf } from './given-case.ts';
import { givenCommands, type CommandName } from './given-commands.ts';
import { givenWalks, walkedStages, type Walk } from './given-walks.ts';

const terms = { statutory: { n: 20, unit: 'WD' }, promised: { n: 10, unit: 'WD' } } as const;

// What is due at the acceptance itself has happened: the commitment is said, the light is on.
function opened({ tolerance = false, lit = false }: Pick<Walk, 'tolerance' | 'lit'>): Case {
  const promised = lit ? ({ unit: 'IMMEDIATE' } as const) : terms.promised;
  const of = item({ ...terms, promised, org: '320281-hc', stages: walkedStages });
  const data = { ...acceptance(of), tolerance, ...(tolerance ? { lateMaterials: ['photo'] } : {}) };
  let state = stateOf(openCase(undefined, { caseId: 'case-1', region: '320281', at: on(2), data }));
  for (;;) {
    const due = wakesOf(state, days).find((wake) => wake.at <= on(2));
    if (due === undefined) return state;
    state = due.happen(state).state;
  }
}

function actorOf(account: string, { substituted }: Walk): Actor {
  const found = accounts.find(({ id }) => id === account);
  if (found === undefined) throw new Error(`there is no account ${account}`);
  const standsInFor = substituted && account === 'officer-nr' ? ['320281-ms'] : [];
  return { id: account, org: found.org, approver: found.roles.includes('approver'), standsInFor };
}

const tried = (before: Case, name: CommandName, walk: Walk) => {
  const { account, decide } = givenCommands[name];
  return decide(before, actorOf(account, walk));
};

const names = Object.keys(givenCommands).filter((name): name is CommandName =>
  Object.hasOwn(givenCommands, name),
);

describe.each(Object.entries(givenWalks))('a case %s', (_, walk) => {
  const state = walk.steps.reduce((before, step) => stateOf(tried(before, step, walk)), opened(walk));

  test.each(names.filter((name) => walk.allowed.includes(name)))(
    'takes %s, and says so in valid events',
    (name) => {
      const before = structuredClone(state);
      const decision = tried(state, name, walk);
      if ('refusal' in decision) throw new Error(`refused: ${decision.refusal}`);
      for (const { type, data } of decision.events) {
        expect(Value.Errors(eventSchemas[type], data), type).toEqual([]);
      }
      expect(state).toEqual(before);
    },
  );

  test.each(names.filter((name) => !walk.allowed.includes(name)))(
    'refuses %s with a code that is explained, and stays as it is',
    (name) => {
      const before = structuredClone(state);
      const decision = tried(state, name, walk);
      expect(decision).toEqual({ refusal: expect.any(String) });
      expect(Object.keys(approvalProblems)).toContain('refusal' in decision ? decision.refusal : undefined);
      expect(state).toEqual(before);
    },
  );
});

test('every command is allowed somewhere and refused somewhere', () => {
  const walks = Object.values(givenWalks);
  for (const name of names) {
    expect(
      walks.some(({ allowed }) => allowed.includes(name)),
      name,
    ).toBe(true);
    expect(
      walks.some(({ allowed }) => !allowed.includes(name)),
      name,
    ).toBe(true);
  }
});
