import type { EventData } from '@haoban/contracts/events/catalogue';

/** How many ratings within how long are too many for one device or window. */
export const burst = { ratings: 5, seconds: 60 } as const;

/** How many ratings one device and one window gave within the burst's time, this one included. */
export type Counted = { readonly device: number; readonly window: number };

/** Something about a rating that people should look at; the same `alarmId` is the same thing. */
export type Alarm = {
  readonly alarmId: string;
  readonly kind: 'device_burst' | 'window_burst' | 'before_node' | 'no_invitation';
  readonly ratings: number;
};

const minuteOf = (at: string): string => at.slice(0, 16);

/** What looks wrong about a rating taken at an instant (ISO); a canary never does. */
export function ratingAlarms(
  {
    ratingId,
    nodeAt,
    clientAt,
    invitationId,
    deviceHash,
    hall,
    window,
    canary,
  }: EventData<'rating.submitted.v1'>,
  at: string,
  counted: Counted,
): readonly Alarm[] {
  if (canary) return [];
  const early = [at, clientAt].some((time) => time !== undefined && Date.parse(time) < Date.parse(nodeAt));
  const minute = minuteOf(at);
  const found: readonly (Alarm | false)[] = [
    counted.device >= burst.ratings && {
      alarmId: `device_burst-${deviceHash ?? ''}-${minute}`,
      kind: 'device_burst',
      ratings: counted.device,
    },
    counted.window >= burst.ratings && {
      alarmId: `window_burst-${hall ?? ''}-${window ?? ''}-${minute}`,
      kind: 'window_burst',
      ratings: counted.window,
    },
    early && { alarmId: `before_node-${ratingId}`, kind: 'before_node', ratings: 1 },
    invitationId === undefined && { alarmId: `no_invitation-${ratingId}`, kind: 'no_invitation', ratings: 1 },
  ];
  return found.filter((alarm) => alarm !== false);
}
