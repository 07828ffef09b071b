import { openNotices, type Notices, type NoticesOptions } from '@haoban/notices/open-notices';
import { placeOfArea } from '@haoban/notices/quiet-hours';
import type { Messaging } from '@haoban/messaging/runtime';
import type { Stores } from '../db/stores.ts';
import { isOutdated } from './notice-drafts.ts';

/** What intake's notices need beside its own tables. */
export type IntakeNoticesOptions = Pick<
  NoticesOptions,
  'publicUrl' | 'gateways' | 'gatewaySecret' | 'sender' | 'warn'
>;

/** The notices of intake, which looks addresses up in its own vault. */
export const openIntakeNotices = (
  { pool, now }: Pick<Messaging, 'pool' | 'now'>,
  { cases, vault, worlds }: Pick<Stores, 'cases' | 'vault' | 'worlds'>,
  options: IntakeNoticesOptions,
): Notices =>
  openNotices({
    ...options,
    pool,
    now,
    service: 'intake',
    placeOf: async (region) => placeOfArea(await worlds.areaOf(region)),
    lookUp: (applicantRef, purpose) => vault.lookUp(applicantRef, purpose, 'haoban/intake'),
    prepare: async ({ subject, template }) => {
      const state = (await cases.load(subject))?.state;
      if (state === undefined || isOutdated(template, state)) return { outdated: true };
      return { applicantRef: state.submission.applicantRef };
    },
  });
