import { setTimeout as delay } from 'node:timers/promises';
import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Envelope } from '@haoban/contracts/envelope';
import { dataOf } from '@haoban/contracts/event-data';
import { formatDate, parseDate } from '@haoban/sla-clock/local-date';
import { profileNamed } from '@haoban/simulator/profiles/profiles';
import type { HistoryPlan } from '@haoban/simulator/history/history-plan';
import { simulateHistory } from '@haoban/simulator/history/simulate-history';
import { Failed } from '../command.ts';
import { publish } from '../publish-reference.ts';
import { ask } from '../requests.ts';
import type { Suite } from '../suite.ts';

/** What became of the requests: how many were taken, how many refused, and what the first refusal said. */
export type Played = { filed: number; refused: number; firstRefusal: string | undefined };

type Filing = { atMs: number; key: string; region: string; data: EventData<'case.submitted.v1'> };

const atOnce = 32;

/**
 * Publishes the profile's places and items and files its cases one after another, so many times faster than they were filed in
 * the history. A filing that is refused is counted, not repeated; the same plan again files nothing new.
 */
export async function playRequests(
  suite: Suite,
  plan: HistoryPlan,
  { speed, progress }: { speed: number; progress: (played: Played) => void },
): Promise<Played> {
  await publishProfile(suite, plan);
  const played: Played = { filed: 0, refused: 0, firstRefusal: undefined };
  const underWay = new Set<Promise<void>>();
  let startedMs: number | undefined;
  const beganMs = performance.now();
  for (const filing of filings(plan)) {
    startedMs ??= filing.atMs;
    const waitMs = (filing.atMs - startedMs) / speed - (performance.now() - beganMs);
    if (waitMs > 0) await delay(waitMs);
    while (underWay.size >= atOnce) await Promise.race(underWay);
    const sent: Promise<void> = send(suite, filing, played).finally(() => underWay.delete(sent));
    underWay.add(sent);
    progress(played);
  }
  await Promise.all(underWay);
  return played;
}

async function send(suite: Suite, { key, region, data }: Filing, played: Played): Promise<void> {
  const { itemCode, channel, filedBy, agentLevel, applicantKind, applicantRef, hall, window } = data;
  const body = {
    itemCode,
    region,
    channel,
    filedBy,
    ...(agentLevel === undefined ? {} : { agentLevel }),
    applicant: { kind: applicantKind, name: '模拟申请人', identityNumber: `SIM${applicantRef.slice(0, 20)}` },
    ...(hall === undefined ? {} : { hall }),
    ...(window === undefined ? {} : { window }),
    integratedWindow: data.integratedWindow,
    ...(data.projectClass === undefined ? {} : { projectClass: data.projectClass }),
  };
  try {
    await ask(suite, 'POST', '/api/intake/cases', { account: 'window-clerk', key, body });
    played.filed += 1;
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    played.refused += 1;
    played.firstRefusal ??= error.message;
  }
}

/** All filings of a plan in order of time, a day held at once. */
function* filings(plan: HistoryPlan): Generator<Filing> {
  const { from, to } = { ...profileNamed(plan.profile), ...plan };
  for (let day = parseDate(from); day < parseDate(to); day++) {
    const [date, next] = [formatDate(day), formatDate(day + 1)];
    const subjects = simulateHistory({ ...plan, from: date, to: next, until: next });
    yield* [...subjects].flatMap(([first]) => filingOf(first)).toSorted((a, b) => a.atMs - b.atMs);
  }
}

function filingOf(event: Envelope | undefined): Filing[] {
  if (event?.type !== 'case.submitted.v1') return [];
  const { id: key, region, time } = event;
  return [{ atMs: Date.parse(time), key, region, data: dataOf(event, 'case.submitted.v1') }];
}

async function publishProfile(suite: Suite, plan: HistoryPlan): Promise<void> {
  const day = formatDate(parseDate(profileNamed(plan.profile).start) + 1);
  const start = profileNamed(plan.profile).start;
  const reference = [
    ...simulateHistory({ ...plan, from: start, to: day, until: day, part: { index: 1, of: 1 } }),
  ];
  const rows = (type: 'area.published.v1' | 'org.published.v1' | 'hall.published.v1') =>
    reference.flatMap(([event]) => (event?.type === type ? [dataOf(event, type)] : []));
  await publish(suite, 'areas', rows('area.published.v1'));
  await publish(suite, 'organisations', rows('org.published.v1'));
  await publish(suite, 'halls', rows('hall.published.v1'));
  const items = reference.flatMap((events) => {
    const last = events.at(-1);
    if (last?.type !== 'item.published.v1') return [];
    const { version: _, ...item } = dataOf(last, 'item.published.v1');
    return [item];
  });
  await publish(suite, 'items', items);
}
