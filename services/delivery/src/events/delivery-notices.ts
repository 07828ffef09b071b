import type { Messaging } from '@haoban/messaging/runtime';
import type { NoticeValues } from '@haoban/notices/notice';
import { openNotices, type Notices, type NoticesOptions } from '@haoban/notices/open-notices';
import { placeOfArea } from '@haoban/notices/quiet-hours';
import type { DueNotice } from '@haoban/notices/waiting-notices';
import { formatDate, localDay } from '@haoban/sla-clock/local-date';
import type { Case } from '../core/case.ts';
import { findDelivery } from '../core/delivery.ts';
import type { DerivedSecrets } from '../db/derived-secrets.ts';
import type { Stores } from '../db/stores.ts';
import { isOutdated } from './notice-drafts.ts';
import { paperNames, type CodeOf } from './print-licence.ts';

/** What delivery's notices need beside its own tables. */
export type DeliveryNoticesOptions = Pick<
  NoticesOptions,
  'publicUrl' | 'gateways' | 'gatewaySecret' | 'sender' | 'lookUp' | 'warn'
>;

// An item without a name is told by its case.
const mostWaits = 3;

/** The codes of lockers and licences are derived when their message goes out, and kept nowhere. */
const valuesOf =
  (
    { carriers, worlds }: Pick<Stores, 'carriers' | 'worlds'>,
    { lockerCode }: DerivedSecrets,
    licenceLink: (caseId: string, number: string) => string,
  ) =>
  async (state: Case, deliveryId: string | undefined): Promise<NoticeValues> => {
    const { itemName, itemNameEn, caseId, region } = state;
    const zh = itemName ?? caseId;
    const item = { zh, en: itemNameEn ?? zh };
    const delivery = deliveryId === undefined ? undefined : findDelivery(state, deliveryId);
    const [number] = delivery?.method === 'e_licence' ? delivery.documents : [];
    if (number !== undefined) return { item, link: licenceLink(caseId, number) };
    const sent = delivery?.shipments.at(-1);
    if (sent === undefined) return { item };
    const { shipment, carrier, cabinet, expiresAt } = sent;
    const { zone } = await worlds.areaOf(region);
    return {
      item,
      ...(carrier === undefined ? {} : { carrier: (await carriers.find(carrier))?.name ?? carrier }),
      ...(cabinet === undefined ? {} : { place: cabinet, code: lockerCode(shipment) }),
      ...(expiresAt === undefined ? {} : { until: formatDate(localDay(Date.parse(expiresAt), zone)) }),
    };
  };

const deliveryOf = ({ parameters }: DueNotice): string | undefined => {
  const { deliveryId } = parameters;
  return typeof deliveryId === 'string' ? deliveryId : undefined;
};

/** The notices of delivery: decisions, and every step of a licence on its way. */
export function openDeliveryNotices(
  { pool, now }: Pick<Messaging, 'pool' | 'now'>,
  stores: Pick<Stores, 'cases' | 'carriers' | 'worlds'>,
  secrets: DerivedSecrets,
  { codeOf, ...options }: DeliveryNoticesOptions & { readonly codeOf: CodeOf },
): Notices {
  const licenceLink = (caseId: string, number: string): string =>
    `${options.publicUrl}/api/delivery/licences/${encodeURIComponent(number)}/pdf?code=${codeOf(paperNames(caseId, number))}`;
  const write = valuesOf(stores, secrets, licenceLink);
  return openNotices({
    ...options,
    pool,
    now,
    service: 'delivery',
    placeOf: async (region) => placeOfArea(await stores.worlds.areaOf(region)),
    prepare: async (notice) => {
      const state = (await stores.cases.load(notice.subject))?.state;
      const deliveryId = deliveryOf(notice);
      // intake and approval are heard in any order: who applied, and for what, may come later
      if (state?.applicantRef === undefined) return { nobodyYet: true };
      if (state.itemName === undefined && notice.tries < mostWaits) return { nobodyYet: true };
      if (isOutdated(notice.template, state, deliveryId)) return { outdated: true };
      return { applicantRef: state.applicantRef, values: () => write(state, deliveryId) };
    },
  });
}
