import { approvalFlow } from './approval-flow.ts';
import { deliveryFlow } from './delivery-flow.ts';
import type { Draft } from './draft.ts';
import type { Filing } from './filings.ts';
import { intakeFlow } from './intake-flow.ts';
import { rate } from './rating-flow.ts';
import type { Setting } from './setting.ts';

/** A case from its filing to its rating, as far as it gets. */
export function* caseFlow(setting: Setting, filing: Filing): Generator<Draft> {
  const accepted = yield* intakeFlow(setting, filing);
  if (accepted === undefined) return;
  const decided = yield* approvalFlow(setting, filing, accepted);
  if (decided === undefined) return;

  const { caseId, item, desk, draws } = filing;
  if (decided.outcome === 'granted') yield* deliveryFlow(setting, filing, decided.atMs);
  const inHall = desk !== undefined && decided.atMs <= desk.servedAtMs;
  yield* rate({
    subject: caseId,
    node: '3',
    nodeAtMs: decided.atMs,
    inHall,
    place: {
      itemCode: item.code,
      org: item.org,
      officer: decided.officer,
      ...(inHall ? { hall: setting.hall.code, window: desk.window } : {}),
    },
    draws,
  });
}
