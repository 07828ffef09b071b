import type { OrderStatus } from '../src/core/order.ts';
import type { CommandName } from './given-order-commands.ts';

/** A state of an order: the commands that lead to it on the day of the rating, and all that are allowed in it. */
export type Walk = {
  readonly steps: readonly CommandName[];
  readonly status: OrderStatus;
  readonly allowed: readonly CommandName[];
  /** Tried after the time to appeal is over. */
  readonly late?: boolean;
};

const verifying = ['dispatch as simple', 'sign', 'take on'] as const;
const complex = ['dispatch as complex', 'sign', 'take on', 'find valid'] as const;
const valid = [...verifying, 'find valid'] as const;
const mistaken = [...verifying, 'find mistaken'] as const;
const noBasis = [...verifying, 'find without basis'] as const;
const planning = ['plan', 'plan without words'] as const;
const rectified = [...valid, 'plan', 'fix'] as const;
const reopened = [...rectified, 'be dissatisfied'] as const;
const answering = ['extend', 'fix', 'explain'] as const;
const rating = ['be satisfied', 'be dissatisfied'] as const;

/** The states of an order by name; a command that is not listed as allowed must be refused. */
export const givenWalks: Readonly<Record<string, Walk>> = {
  'just received': { steps: [], status: 'received', allowed: ['dispatch as simple', 'dispatch as complex'] },
  dispatched: { steps: ['dispatch as simple'], status: 'dispatched', allowed: ['sign'] },
  signed: { steps: ['dispatch as simple', 'sign'], status: 'signed', allowed: ['take on'] },
  'under verification': {
    steps: verifying,
    status: 'verifying',
    allowed: ['take on', 'look up', 'find valid', 'find mistaken', 'find malicious', 'find without basis'],
  },
  'found valid': { steps: valid, status: 'valid', allowed: ['claim mistaken', ...planning] },
  'found valid and complex': { steps: complex, status: 'valid', allowed: ['claim mistaken', 'plan'] },
  'found valid, later': { steps: valid, status: 'valid', late: true, allowed: planning },
  'found mistaken': { steps: mistaken, status: 'mistaken', allowed: ['claim valid'] },
  'found mistaken, later': { steps: mistaken, status: 'mistaken', late: true, allowed: ['close'] },
  'found malicious': {
    steps: [...verifying, 'find malicious'],
    status: 'malicious',
    allowed: ['claim valid'],
  },
  'without basis': { steps: noBasis, status: 'no_basis', allowed: ['claim valid', ...planning] },
  'appealed by the organisation': {
    steps: [...valid, 'claim mistaken'],
    status: 'appealed',
    allowed: ['uphold', 'reject'],
  },
  'appealed for the citizen': {
    steps: [...mistaken, 'claim valid'],
    status: 'appealed',
    allowed: ['uphold', 'reject'],
  },
  'upheld for the citizen': {
    steps: [...mistaken, 'claim valid', 'uphold'],
    status: 'upheld',
    allowed: planning,
  },
  'upheld for the organisation': {
    steps: [...valid, 'claim mistaken', 'uphold'],
    status: 'closed',
    allowed: [],
  },
  'rejected, so valid': {
    steps: [...valid, 'claim mistaken', 'reject'],
    status: 'rejected',
    allowed: planning,
  },
  'rejected, so mistaken': {
    steps: [...mistaken, 'claim valid', 'reject'],
    status: 'rejected',
    allowed: ['close'],
  },
  'being rectified': {
    steps: [...valid, 'plan'],
    status: 'rectifying',
    allowed: [...planning, ...answering],
  },
  'being rectified and complex': {
    steps: [...complex, 'plan'],
    status: 'rectifying',
    allowed: ['plan', ...answering],
  },
  'being explained': {
    steps: [...noBasis, 'plan'],
    status: 'rectifying',
    allowed: [...planning, 'extend', 'explain'],
  },
  extended: {
    steps: [...valid, 'plan', 'extend'],
    status: 'rectifying',
    allowed: [...planning, 'fix', 'explain'],
  },
  'overdue while being rectified': {
    steps: [...valid, 'plan'],
    status: 'rectifying',
    late: true,
    allowed: [...planning, 'fix', 'explain'],
  },
  rectified: { steps: rectified, status: 'rectified', allowed: rating },
  're-opened': {
    steps: reopened,
    status: 'rectifying',
    allowed: ['plan as supervisor', 'explain as supervisor', 'extend'],
  },
  'rectified again': {
    steps: [...reopened, 'explain as supervisor'],
    status: 'rectified',
    allowed: rating,
  },
  'followed up': { steps: [...rectified, 'be satisfied'], status: 'followed_up', allowed: ['close'] },
  'followed up badly twice': {
    steps: [...reopened, 'explain as supervisor', 'be dissatisfied'],
    status: 'followed_up',
    allowed: ['close'],
  },
  closed: { steps: [...rectified, 'be satisfied', 'close'], status: 'closed', allowed: [] },
};
