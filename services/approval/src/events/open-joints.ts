import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Envelope } from '@haoban/contracts/envelope';
import type { Context } from '@haoban/messaging/change';
import type { Filing } from '../core/case.ts';
import { jointsOf } from '../core/joint.ts';
import { openJoint, touchJoint } from '../core/open-joint.ts';
import type { Stores } from '../db/stores.ts';

/** Opens the joints that a case was accepted in, or has them look at it; doing it twice changes nothing. */
export async function openJoints(
  { joints, themes }: Pick<Stores, 'joints' | 'themes'>,
  { region, time: at }: Envelope,
  { calendarId }: EventData<'case.accepted.v1'>,
  filing: Filing,
  context: Context,
): Promise<void> {
  const { bundleTheme } = filing;
  const theme = bundleTheme === undefined ? undefined : (await themes.load(bundleTheme))?.state;
  for (const place of jointsOf(filing)) {
    await joints.execute({
      subject: place.jointId,
      region,
      context,
      decide: (before, world) =>
        before === undefined
          ? openJoint({ place, region, calendarId, at, filing, theme })
          : touchJoint(before, world, at),
    });
  }
}
