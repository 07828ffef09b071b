import type { Decision } from '@haoban/contracts/decision';
import type { Case, DeliveryMethod } from '../src/core/case.ts';
import { learnDecision, learnFiling, learnItem, newCase } from '../src/core/learn-case.ts';
import { requestDelivery } from '../src/core/request-delivery.ts';

export const at = '2026-11-09T02:00:00.000Z';

/** The state a decision leads to; a refusal fails the test. */
export function stateOf<State>(decision: Decision<State>): State {
  if ('refusal' in decision) throw new Error(`refused: ${decision.refusal}`);
  return decision.state;
}

/** The types of what a decision says. */
export const saidBy = (decision: Decision<unknown>): string[] =>
  'refusal' in decision ? [`refused ${decision.refusal}`] : decision.events.map(({ type }) => type);

export const untold = newCase({ subject: 'case-1', region: '320281' });
export const filing = { itemCode: 'permit', applicantRef: 'f'.repeat(32) };
export const granted = { outcome: 'granted' } as const;

/** A granted case of which everything is known. */
export const grantedCase = (itemCode = 'permit'): Case => {
  const filed = stateOf(learnFiling(untold, { ...filing, itemCode }));
  const accepted = stateOf(learnItem(filed, { item: { code: itemCode, name: '施工许可' } }));
  return stateOf(learnDecision(accepted, granted));
};

/** The granted case with one delivery `d-1`. */
export const requested = (method: DeliveryMethod, hall?: string): Case =>
  stateOf(
    requestDelivery(grantedCase(), {
      at,
      deliveryId: 'd-1',
      method,
      ...(hall === undefined ? {} : { hall }),
    }),
  );
