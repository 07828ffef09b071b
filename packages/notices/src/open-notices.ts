import type { Messaging } from '@haoban/messaging/runtime';
import type { Gateways } from './gateway.ts';
import { createNoticeDesk, type ListedNotice } from './notice-desk.ts';
import { noticeReadings } from './notice-readings.ts';
import { createOutbox, type PlaceOf } from './outbox.ts';
import type { AddressLookUp } from './party-address.ts';
import { failures, type SendOptions } from './send-notice.ts';
import { startSending } from './start-sending.ts';
import { createWaitingNotices } from './waiting-notices.ts';

/** What telling people needs: the service's tables and time, the gateways, whom to ask for addresses. */
export type NoticesOptions = {
  readonly pool: Messaging['pool'];
  readonly service: string;
  readonly publicUrl: string;
  readonly gateways: Gateways;
  readonly gatewaySecret?: string | undefined;
  readonly sender: string;
  readonly placeOf: PlaceOf;
  readonly lookUp: AddressLookUp;
  readonly prepare: SendOptions['prepare'];
  readonly now: () => Date;
  readonly warn: (message: string, error: unknown) => void;
};

/** The notices of a service: its outbox to write to, its desk, its metrics; `start` sends what is due until `stop`. */
export function openNotices(options: NoticesOptions) {
  const { pool, service, publicUrl, gateways, now } = options;
  const waiting = createWaitingNotices(pool);
  const receiptUrl = `${publicUrl.replace(/\/$/, '')}/api/${service}/notice-receipts`;
  const { lasts } = failures({ waiting, gateways, now });
  let sending: ReturnType<typeof startSending> | undefined;
  return {
    outbox: createOutbox(options),
    desk: createNoticeDesk(pool),
    readings: noticeReadings(pool, now),
    gatewaySecret: options.gatewaySecret,
    /** A gateway reports that a message did not arrive. */
    failed: (notice: Pick<ListedNotice, 'notice_id' | 'kind' | 'channel'>): Promise<void> =>
      lasts(notice, 'undelivered'),
    start: (): void => {
      sending ??= startSending({ ...options, waiting, receiptUrl });
    },
    stop: async (): Promise<void> => sending?.stop(),
  };
}
export type Notices = ReturnType<typeof openNotices>;
