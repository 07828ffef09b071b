import type { Http } from '@haoban/service-kit/http';
import { formatDate, localDay } from '@haoban/sla-clock/local-date';
import { canaryFault, canarySubject, proofsOf, type Proof } from '../core/canary.ts';
import type { Deps } from './deps.ts';
import { sendCanary } from './send-canary.ts';

const everyMs = 10 * 60 * 1000;
const zone = 'Asia/Shanghai';

async function prove(app: Pick<Http, 'inject'>, deps: Deps, proof: Proof) {
  const { stores, now } = deps;
  const failure = await sendCanary(app, deps, proof).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const subject = canarySubject(proof);
  const state = (await stores.subjects.load(subject))?.state;
  const fault = canaryFault(state, proof);
  const row = await stores.prisma.rating.findFirst({
    where: { subject, channel: proof.channel, level: proof.level, canary: true },
  });
  // another process may have been faster: what counts is that the rating is there
  const isThere = fault === undefined && row !== null;
  const found = isThere ? undefined : (failure ?? fault ?? 'its row is not there');
  await stores.canaries.keep({
    ...proof,
    day: new Date(`${proof.day}T00:00:00.000Z`),
    ratingId: row?.ratingId ?? null,
    failure: found?.slice(0, 500) ?? null,
    checkedAt: now(),
  });
  return found;
}

/**
 * Proves for the local day that every channel takes every level, one star included, and that each can be read back.
 * What was proven already is not sent again; answers what failed.
 */
export async function runCanaries(
  app: Pick<Http, 'inject'>,
  deps: Deps,
): Promise<readonly (Proof & { readonly failure: string })[]> {
  const at = deps.now();
  const day = formatDate(localDay(at.getTime(), zone));
  const proven = await deps.stores.canaries.proven(new Date(`${day}T00:00:00.000Z`));
  const failed: (Proof & { failure: string })[] = [];
  for (const proof of proofsOf(day, at.toISOString())) {
    if (proven.some(({ channel, level }) => channel === proof.channel && level === proof.level)) continue;
    const failure = await prove(app, deps, proof);
    if (failure !== undefined) failed.push({ ...proof, failure });
  }
  return failed;
}

/** Seconds since the channel and level that was proven longest ago; infinite while one never was. */
export async function canaryAgeSeconds({ stores, now }: Pick<Deps, 'stores' | 'now'>): Promise<number> {
  const at = now();
  const last = await stores.canaries.lastProven();
  const ages = proofsOf('', at.toISOString()).map(({ channel, level }) => {
    const found = last.find((row) => row.channel === channel && row.level === level)?.at;
    return found ? (at.getTime() - found.getTime()) / 1000 : Number.POSITIVE_INFINITY;
  });
  return Math.max(...ages);
}

/** Proves every day until stopped; what fails is warned of and tried again ten minutes later. */
export function startCanaries(
  app: Pick<Http, 'inject'>,
  deps: Deps,
  warn: (message: string, error: unknown) => void,
): { stop: () => Promise<void> } {
  let running = Promise.resolve();
  const run = async (): Promise<void> => {
    try {
      for (const { channel, level, failure } of await runCanaries(app, deps))
        warn(`the canary of ${channel} with level ${level} failed`, new Error(failure));
    } catch (error) {
      warn('the canaries will try again', error);
    }
  };
  const next = (): void => {
    running = running.then(run);
  };
  const timer = setInterval(next, everyMs);
  next();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
