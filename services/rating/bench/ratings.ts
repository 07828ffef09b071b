// `pnpm --filter @haoban/rating bench [COUNT]`: so many ratings (10,000) through the public endpoint, beside a baseline.
import { hkdfSync } from 'node:crypto';
import { cpus, loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { connectMessaging, type Messaging } from '@haoban/messaging/runtime';
import { createRatingLinks } from '../src/db/rating-links.ts';
import { openStores } from '../src/db/stores.ts';
import { startProcess, startRatingProcess } from '../test/bench-process.ts';
import { benchServers } from '../test/bench-servers.ts';
import { answersByKind, auditPlaces, thankedLevels, wrongAnswers } from './audit.ts';
import { givenLinks } from './given-links.ts';
import { planRatings, type Planned } from './plan.ts';
import { sendLoad, type Answered } from './send-load.ts';

const count = Number(process.argv[2] ?? 10_000);
const callers = 32;
const key = Buffer.alloc(32, 1);
const publicUrl = 'https://hall.example';
const say = (line: string): void => console.log(line);

/** As the service derives it: the bench makes the links that it will be asked for. */
const linkKey = Buffer.from(hkdfSync('sha256', key, '', 'haoban rating link', 32));

const percentile = (answers: readonly Answered[], share: number): number => {
  const sorted = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
};

/** Waits until the relay has published everything, so that it takes nothing from what is measured next. */
async function settled({ pool }: Messaging): Promise<void> {
  const text = 'select from journal j, relay_cursor c where (j.tx, j.position) > (c.tx, c.position) limit 1';
  while ((await pool.query(text)).rowCount === 1) await delay(100);
}

function report(name: string, { answers, seconds }: { answers: readonly Answered[]; seconds: number }) {
  const [p50, p99] = [percentile(answers, 0.5), percentile(answers, 0.99)];
  const perSecond = (answers.length / seconds).toFixed(0);
  say(`${name.padEnd(40)}p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${perSecond} a second`);
  return { p50, p99 };
}

/** The same requests under tokens of their own. */
const renamed = (plan: readonly Planned[], name: string): Planned[] =>
  plan.map((planned, n) => ({ ...planned, path: `/api/rating/links/${name}-${n}/rating` }));

async function measure(messaging: Messaging, address: string, bareAddress: string, plan: readonly Planned[]) {
  await sendLoad({ address: bareAddress, callers, requests: renamed(plan.slice(0, 1_000), 'warm') });
  await sendLoad({ address, callers, requests: renamed(plan.slice(0, 1_000), 'warm') });
  const ours = await sendLoad({ address, callers, requests: plan });
  await settled(messaging);
  const bare = await sendLoad({ address: bareAddress, callers, requests: renamed(plan, 'bare') });
  const a = report('rating', ours);
  const b = report('bare Fastify + one insert', bare);
  say(`${'ratio'.padEnd(40)}p50 ${(a.p50 / b.p50).toFixed(2)}, p99 ${(a.p99 / b.p99).toFixed(2)}\n`);
  return ours.answers;
}

/** Prints what was counted where; false when anything is not as it was answered. */
async function audit(messaging: Messaging, plan: readonly Planned[], answers: readonly Answered[]) {
  for (const [name, n] of answersByKind(plan, answers)) say(`${name.padEnd(40)}${n}`);
  const thanked = thankedLevels(plan, answers);
  const wrong = wrongAnswers(plan, answers);
  say(`\n${'thanked for'.padEnd(40)}${thanked.size}, ${wrong.length} wrong answers`);
  for (const line of wrong.slice(0, 5)) say(`  ${line}`);
  const audits = await auditPlaces(messaging.pool, thanked);
  for (const found of audits) say(`${found.place.padEnd(40)}${found.count}, ${found.wrong} wrong`);
  return wrong.length === 0 && audits.every((found) => found.wrong === 0);
}

async function showLimit(address: string, plan: readonly Planned[]): Promise<void> {
  const flood = Array.from({ length: 700 }, () => plan.slice(0, 1)).flat();
  const requests = renamed(flood, 'flood').map((planned) => ({ ...planned, from: '203.0.113.9' }));
  const { answers } = await sendLoad({ address, callers, requests });
  const refused = answers.filter(({ status }) => status === 429);
  const [example] = refused;
  say(
    `\n700 from one address: ${answers.length - refused.length} looked at, ${refused.length} refused with 429`,
  );
  if (example !== undefined) say(`Retry-After: ${example.retryAfter}\n${example.text}`);
}

async function run(messaging: Messaging, address: string, bareAddress: string): Promise<boolean> {
  const links = createRatingLinks(linkKey, publicUrl);
  const rateables = await givenLinks(openStores(messaging), links, Math.round(count * 0.8));
  const plan = planRatings(rateables, count);
  await settled(messaging);
  const cpu = `${cpus().length} x ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`;
  say(`${count} requests, ${rateables.length} visits to be rated, ${callers} callers; ${cpu}\n`);
  const answers = await measure(messaging, address, bareAddress, plan);
  const isRight = await audit(messaging, plan, answers);
  await showLimit(address, plan);
  return isRight;
}

const servers = await benchServers();
const { databaseUrl, natsUrl } = servers;
const messaging = await connectMessaging({
  service: 'rating',
  databaseUrl,
  natsUrl,
  dataset: 'sim-bench',
  warn: (message, error) => console.error(message, error),
});
const service = await startRatingProcess({
  LOG_LEVEL: 'error',
  DATABASE_URL: databaseUrl,
  NATS_URL: natsUrl,
  HAOBAN_DATASET: 'sim-bench',
  HAOBAN_KEY: key.toString('base64'),
  PUBLIC_URL: publicUrl,
  OIDC_ISSUER: 'http://127.0.0.1:1',
  INTAKE_URL: 'http://127.0.0.1:1',
  SERVICE_CLIENT_ID: 'service',
  SERVICE_CLIENT_SECRET: 'unused',
});
const baseline = await startProcess(fileURLToPath(new URL('baseline.ts', import.meta.url)), {
  DATABASE_URL: servers.ownerUrl,
});
try {
  process.exitCode = (await run(messaging, service.address, baseline.address)) ? 0 : 1;
} finally {
  await Promise.all([service.stop(), baseline.stop()]);
  await messaging.stop();
  await servers.stop();
}
