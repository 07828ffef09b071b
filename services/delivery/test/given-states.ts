import type { Decision } from '@haoban/contracts/decision';
import { cancelLight } from '../src/core/cancel-light.ts';
import type { Case } from '../src/core/case.ts';
import { completeDelivery } from '../src/core/complete-delivery.ts';
import type { DeliveryMethod } from '../src/core/delivery.ts';
import { dispatchDelivery } from '../src/core/dispatch-delivery.ts';
import { failDelivery } from '../src/core/fail-delivery.ts';
import { learnDecision, learnReopening, learnRevocation } from '../src/core/learn-decision.ts';
import { learnPrinting } from '../src/core/learn-printing.ts';
import { requestDelivery } from '../src/core/request-delivery.ts';
import { rerouteDelivery } from '../src/core/reroute-delivery.ts';
import { proposeRevocation, settleRevocation } from '../src/core/revoke-licence.ts';
import { takeCarrierStatus } from '../src/core/take-carrier-status.ts';
import {
  acceptedCase,
  actor,
  at,
  elapsed,
  granted,
  grantedCase,
  on,
  requested,
  sending,
  stateOf,
  untold,
  world,
} from './given-case.ts';

const number = 'permit-case-1-01';
const one = { at, actor, deliveryId: 'd-1' };
const carried = (state: Case, status: 'delivered' | 'failed' | 'in_transit') =>
  takeCarrierStatus(state, world, {
    at: on(30),
    carrier: 'ems',
    shipment: 'case-1-1-1',
    status,
    happenedAt: on(20),
  });
const settled = { at, number, approver: 'chief', reason: '依据不足' };

/** Every command of delivery on a case, its delivery `d-1` and its first licence. */
export const commands = {
  request: (state) => requestDelivery(state, world, { at, actor, deliveryId: 'd-2', method: 'courier' }),
  reroute: (state) => rerouteDelivery(state, world, { ...one, method: 'agent' }),
  dispatch: (state) => dispatchDelivery(state, world, sending),
  complete: (state) =>
    completeDelivery(state, world, { ...one, visitId: 'v-1', by: 'applicant', hall: 'h1' }),
  fail: (state) => failDelivery(state, { ...one, reason: '无人签收' }),
  carrierDelivered: (state) => carried(state, 'delivered'),
  carrierFailed: (state) => carried(state, 'failed'),
  carrierInTransit: (state) => carried(state, 'in_transit'),
  propose: (state) =>
    proposeRevocation(state, { at, number, category: 'penalty', reason: '处罚', proposer: 'officer-hc' }),
  approve: (state) => settleRevocation(state, { ...settled, approved: true }),
  reject: (state) => settleRevocation(state, { ...settled, approved: false }),
  cancelLight: (state) =>
    cancelLight(state, { at, approver: 'chief', reason: '故障', lightId: 'case-1-delivery-2026-11-20-red' }),
} satisfies Record<string, (state: Case) => Decision<Case>>;
type CommandName = keyof typeof commands;
/** Their names. */
export const commandNames = [
  'request',
  'reroute',
  'dispatch',
  'complete',
  'fail',
  'carrierDelivered',
  'carrierFailed',
  'carrierInTransit',
  'propose',
  'approve',
  'reject',
  'cancelLight',
] as const satisfies CommandName[];

const after = (before: Case, ...steps: CommandName[]): Case =>
  steps.reduce((state, step) => stateOf(commands[step](state)), before);
const by = (method: DeliveryMethod): Case => requested(method);
const carrier = ['carrierDelivered', 'carrierFailed', 'carrierInTransit'] as const;
const reopened = (state: Case): Case => stateOf(learnReopening(state, at));
const revoked = (state: Case): Case => stateOf(learnRevocation(state, '隐瞒真实情况', at));
const exhausted = after(by('courier'), 'dispatch', 'fail', 'dispatch', 'fail', 'dispatch', 'fail');

/** Every state of a case with its delivery and licence, reached by real commands, and the commands lawful in it. */
export const states: Record<string, { state: Case; allowed: readonly CommandName[] }> = {
  'of which nothing is known': { state: untold, allowed: [] },
  'that is accepted': { state: acceptedCase(), allowed: [] },
  'that is granted before its filing is known': {
    state: stateOf(learnDecision(untold, granted, at)),
    allowed: [],
  },
  'that is denied': {
    state: stateOf(learnDecision(acceptedCase(), { ...granted, outcome: 'denied' }, at)),
    allowed: [],
  },
  'that is granted': { state: grantedCase(), allowed: ['request', 'propose'] },
  'with a courier requested': {
    state: by('courier'),
    allowed: ['request', 'reroute', 'dispatch', 'propose'],
  },
  'with a locker requested': { state: by('locker'), allowed: ['request', 'reroute', 'dispatch', 'propose'] },
  'with an agent requested': { state: by('agent'), allowed: ['request', 'dispatch', 'propose'] },
  'with a window requested': { state: by('window'), allowed: ['request', 'reroute', 'complete', 'propose'] },
  'with an e-licence that is not printed': {
    state: by('e_licence'),
    allowed: ['request', 'reroute', 'propose'],
  },
  'with an e-licence delivered': {
    state: stateOf(learnPrinting(by('e_licence'), world, { number, at })),
    allowed: ['request', 'propose'],
  },
  'on its way': {
    state: after(by('courier'), 'dispatch'),
    allowed: ['request', 'complete', 'fail', ...carrier, 'propose'],
  },
  'that failed': {
    state: after(by('courier'), 'dispatch', 'fail'),
    allowed: ['request', 'reroute', 'dispatch', ...carrier, 'propose'],
  },
  'that failed three times': { state: exhausted, allowed: ['request', 'reroute', ...carrier, 'propose'] },
  'given back by a locker': {
    state: elapsed(after(by('locker'), 'dispatch'), on(13)).state,
    allowed: ['request', 'reroute', 'dispatch', ...carrier, 'propose'],
  },
  'under way again by its carrier': {
    state: after(by('courier'), 'dispatch', 'fail', 'carrierInTransit'),
    allowed: ['request', 'complete', 'fail', ...carrier, 'propose'],
  },
  'that was rerouted': {
    state: after(by('courier'), 'dispatch', 'fail', 'reroute'),
    allowed: ['request', 'dispatch', ...carrier, 'propose'],
  },
  'that was completed': {
    state: after(by('courier'), 'dispatch', 'complete'),
    allowed: ['request', ...carrier, 'propose'],
  },
  'whose clock was missed': {
    state: elapsed(by('window'), '2026-12-15T00:00:00.000Z').state,
    allowed: ['request', 'reroute', 'complete', 'propose', 'cancelLight'],
  },
  'whose light was cancelled': {
    state: after(elapsed(by('window'), '2026-12-15T00:00:00.000Z').state, 'cancelLight'),
    allowed: ['request', 'reroute', 'complete', 'propose'],
  },
  'whose revocation is proposed': {
    state: after(by('courier'), 'propose'),
    allowed: ['request', 'reroute', 'dispatch', 'approve', 'reject'],
  },
  'whose revocation was rejected': {
    state: after(by('courier'), 'propose', 'reject'),
    allowed: ['request', 'reroute', 'dispatch', 'propose'],
  },
  'whose licence was revoked before it was sent': {
    state: after(by('courier'), 'propose', 'approve'),
    allowed: [],
  },
  'whose licence was revoked on its way': {
    state: after(by('courier'), 'dispatch', 'propose', 'approve'),
    allowed: ['complete', 'fail', ...carrier],
  },
  'whose decision was revoked': { state: revoked(by('window')), allowed: [] },
  'that is open again, before it was sent': { state: reopened(by('window')), allowed: ['propose'] },
  'that is open again, on its way': {
    state: reopened(after(by('courier'), 'dispatch')),
    allowed: ['complete', 'fail', ...carrier, 'propose'],
  },
  'that was granted again': {
    state: stateOf(learnDecision(reopened(by('courier')), { ...granted, decidedAt: on(8) }, at)),
    allowed: ['request'],
  },
  'that was granted again while the old licence was on its way': {
    state: stateOf(
      learnDecision(reopened(after(by('courier'), 'dispatch', 'fail')), { ...granted, decidedAt: on(8) }, at),
    ),
    allowed: ['request', ...carrier],
  },
};
