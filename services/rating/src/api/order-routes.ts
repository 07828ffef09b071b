import { appealFindingRoute } from './appeal-finding.ts';
import { cancelOrderLightRoute } from './cancel-order-light.ts';
import { closeOrderRoute } from './close-order.ts';
import { decideAppealRoute } from './decide-appeal.ts';
import { dispatchOrderRoute } from './dispatch-order.ts';
import { extendRectificationRoute } from './extend-rectification.ts';
import { followUpRoute, openFollowUpRoute } from './follow-up.ts';
import { listLedgerRoute } from './list-ledger.ts';
import { listOrdersRoute } from './list-orders.ts';
import { lookUpRaterRoute } from './look-up-rater.ts';
import { planRectificationRoute } from './plan-rectification.ts';
import { rectifyOrderRoute } from './rectify-order.ts';
import { showFollowUpLinkRoute } from './show-follow-up-link.ts';
import { showOrderRoute } from './show-order.ts';
import { showPublicationRoute } from './show-publication.ts';
import { signOrderRoute } from './sign-order.ts';
import { takeVerificationRoute } from './take-verification.ts';
import { verifyOrderRoute } from './verify-order.ts';

/** The loop that follows a bad rating, and what is published of it. */
export const orderRoutes = [
  listOrdersRoute,
  listLedgerRoute,
  showOrderRoute,
  dispatchOrderRoute,
  signOrderRoute,
  takeVerificationRoute,
  lookUpRaterRoute,
  verifyOrderRoute,
  appealFindingRoute,
  decideAppealRoute,
  planRectificationRoute,
  extendRectificationRoute,
  rectifyOrderRoute,
  showFollowUpLinkRoute,
  openFollowUpRoute,
  followUpRoute,
  closeOrderRoute,
  cancelOrderLightRoute,
  showPublicationRoute,
];
