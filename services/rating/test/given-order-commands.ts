import type { Decision } from '@haoban/contracts/decision';
import { appealFinding, decideAppeal } from '../src/core/appeal-finding.ts';
import { closeOrder } from '../src/core/close-order.ts';
import { dispatchOrder } from '../src/core/dispatch-order.ts';
import { extendRectification } from '../src/core/extend-rectification.ts';
import { followUp } from '../src/core/follow-up.ts';
import type { Actor, Finding, Order, OrderRefusal } from '../src/core/order.ts';
import { planRectification, rectifyOrder } from '../src/core/rectify-order.ts';
import { signOrder } from '../src/core/sign-order.ts';
import { lookUpRater, takeVerification, verifyOrder } from '../src/core/verify-order.ts';
import { world } from './given-order.ts';

/** A command to an order at an instant: as a request of a demonstration account, and as a decision of the core. */
export type GivenCommand = {
  /** Without one the citizen speaks, through the link of the last answer. */
  readonly account?: string;
  readonly path: string;
  readonly body?: (at: string) => object;
  readonly decide: (before: Order, at: string, actor: Actor) => Decision<Order, OrderRefusal>;
};

const dispatch = (complex: boolean): GivenCommand => ({
  account: 'rating-desk',
  path: 'dispatch',
  body: () => ({ complex }),
  decide: (before, at, { id: by }) => dispatchOrder(before, world, { at, by, complex }),
});

const verify = (finding: Finding): GivenCommand => ({
  account: 'rating-desk',
  path: 'finding',
  body: (at) => ({ finding, note: '已电话核实', calledBackAt: at }),
  decide: (before, at, { id: by }) =>
    verifyOrder(before, world, { at, by, finding, note: '已电话核实', calledBackAt: at }),
});

const appeal = (account: string, claim: 'valid' | 'mistaken' | 'malicious'): GivenCommand => ({
  account,
  path: 'appeal',
  body: () => ({ claim, reason: '系统记录与评价不符' }),
  decide: (before, at, actor) =>
    appealFinding(before, world, { at, actor, claim, reason: '系统记录与评价不符' }),
});

const decision = (upheld: boolean): GivenCommand => ({
  account: 'chief',
  path: 'appeal/decision',
  body: () => ({ upheld, reason: '已调取记录' }),
  decide: (before, at, { id: by }) => decideAppeal(before, world, { at, by, upheld, reason: '已调取记录' }),
});

const plan = (account: string, words: { plan?: string }): GivenCommand => ({
  account,
  path: 'plan',
  body: () => words,
  decide: (before, at, actor) => planRectification(before, world, { at, actor, owner: actor.id, ...words }),
});

const answer = (account: string, kind: 'fixed' | 'explained'): GivenCommand => ({
  account,
  path: 'answer',
  body: () => ({ kind, answer: '已补发证照并致歉' }),
  decide: (before, at, actor) => {
    const linkHash = `hash-${before.answers.length + 1}`;
    return rectifyOrder(before, world, { at, actor, kind, answer: '已补发证照并致歉', linkHash });
  },
});

const followingUp = (level: number): GivenCommand => ({
  path: 'follow-ups',
  body: () => ({ level }),
  decide: (before, at) =>
    followUp(before, world, { at, level, linkHash: before.answers.at(-1)?.linkHash ?? 'none' }),
});

/** Every command, by name. */
export const givenCommands = {
  'dispatch as simple': dispatch(false),
  'dispatch as complex': dispatch(true),
  sign: {
    account: 'officer-hc',
    path: 'signature',
    decide: (before, at, actor) => signOrder(before, at, actor),
  },
  'take on': {
    account: 'rating-desk',
    path: 'verification',
    decide: (before, _, { id }) => takeVerification(before, world, id),
  },
  'look up': {
    account: 'rating-desk',
    path: 'rater',
    decide: (before, at, { id: by }) => lookUpRater(before, world, { at, by }),
  },
  'find valid': verify('valid'),
  'find mistaken': verify('mistaken'),
  'find malicious': verify('malicious'),
  'find without basis': verify('no_basis'),
  'claim mistaken': appeal('officer-hc', 'mistaken'),
  'claim valid': appeal('rating-desk', 'valid'),
  uphold: decision(true),
  reject: decision(false),
  plan: plan('officer-hc', { plan: '下周内重新审核并上门说明' }),
  'plan without words': plan('officer-hc', {}),
  'plan as supervisor': plan('mayor', { plan: '由市政府督办' }),
  extend: {
    account: 'chief',
    path: 'extension',
    body: () => ({ days: 5, reason: '需协调燃气公司' }),
    decide: (before, at, { id: by }) =>
      extendRectification(before, world, { at, by, days: 5, reason: '需协调燃气公司' }),
  },
  fix: answer('officer-hc', 'fixed'),
  explain: answer('officer-hc', 'explained'),
  'explain as supervisor': answer('mayor', 'explained'),
  'be satisfied': followingUp(3),
  'be dissatisfied': followingUp(1),
  close: {
    account: 'chief',
    path: 'closing',
    decide: (before, at, { id: by }) => closeOrder(before, world, { at, by }),
  },
} satisfies Record<string, GivenCommand>;
export type CommandName = keyof typeof givenCommands;

const isName = (name: string): name is CommandName => Object.hasOwn(givenCommands, name);
export const commandNames: readonly CommandName[] = Object.keys(givenCommands).filter(isName);
