import { eventSchemas } from '@haoban/contracts/events/catalogue';
import { accounts } from '@haoban/local-stack/accounts';
import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { ratingProblems } from '../src/api/problems.ts';
import type { Actor, Order } from '../src/core/order.ts';
import { commandNames, givenCommands, type CommandName, type GivenCommand } from './given-order-commands.ts';
import { givenWalks } from './given-order-walks.ts';
import { on, receivedOrder, stateOf } from './given-order.ts';

function actorOf(account: string | undefined): Actor {
  if (account === undefined) return { id: 'citizen', org: undefined, roles: [] };
  const found = accounts.find(({ id }) => id === account);
  if (found === undefined) throw new Error(`there is no account ${account}`);
  return { id: found.id, org: found.org, roles: found.roles };
}

function tried(before: Order, name: CommandName, at: string) {
  const { account, decide }: GivenCommand = givenCommands[name];
  return decide(before, at, actorOf(account));
}

describe.each(Object.entries(givenWalks))('an order %s', (_, { steps, status, allowed, late = false }) => {
  const state = steps.reduce((before, step) => stateOf(tried(before, step, on('09-28'))), receivedOrder());
  const at = late ? on('10-12') : on('09-28');

  test('is where it should be', () => {
    expect(state.status).toBe(status);
  });

  test.each(commandNames.filter((name) => allowed.includes(name)))(
    'takes %s, and says so in valid events',
    (name) => {
      const before = structuredClone(state);
      const decision = tried(state, name, at);
      if ('refusal' in decision) throw new Error(`refused: ${decision.refusal}`);
      for (const { type, data } of decision.events) {
        expect(Value.Errors(eventSchemas[type], data), type).toEqual([]);
      }
      expect(state).toEqual(before);
    },
  );

  test.each(commandNames.filter((name) => !allowed.includes(name)))(
    'refuses %s with a code that is explained, and stays as it is',
    (name) => {
      const before = structuredClone(state);
      const decision = tried(state, name, at);
      expect(decision).toEqual({ refusal: expect.any(String) });
      expect(Object.keys(ratingProblems)).toContain('refusal' in decision ? decision.refusal : undefined);
      expect(state).toEqual(before);
    },
  );
});

test('every command is allowed somewhere and refused somewhere', () => {
  const walks = Object.values(givenWalks);
  for (const name of commandNames) {
    const allowed = walks.filter((walk) => walk.allowed.includes(name));
    expect([0, walks.length], name).not.toContain(allowed.length);
  }
});
