import type { Reading } from '@haoban/service-kit/metrics';
import { canaryAgeSeconds } from './run-canaries.ts';
import type { Deps } from './deps.ts';

const dayMs = 24 * 3600 * 1000;

/** What rating tells of itself: whether every channel still takes every level, and what looked wrong. */
export const ratingReadings = (deps: Pick<Deps, 'stores' | 'now'>): readonly Reading[] => [
  {
    name: 'haoban_rating_canary_age_seconds',
    help: 'seconds since the channel and level that was proven longest ago; more than 93600 is a day missed',
    read: () => canaryAgeSeconds(deps),
  },
  {
    name: 'haoban_rating_alarms_day',
    help: 'alarms about ratings in the last 24 hours',
    read: () => deps.stores.alarms.since(new Date(deps.now().getTime() - dayMs)),
  },
];
