// How fast a rebuild folds: `node services/analytics/bench/rebuild.ts FOLDER [TO_DATE]` fills a warehouse below FOLDER from a
// simulated history (once) and rebuilds it; prints events a second.
import { simulateHistory } from '@haoban/simulator/history/simulate-history';
import { loadBulk } from '../src/db/load-bulk.ts';
import { rebuild } from '../src/db/rebuild.ts';
import { openScratch } from './scratch.ts';

const [home = '', to = '2018-01-25'] = process.argv.slice(2);
const threads = 2;
const scratch = await openScratch(home);
const seconds = (sinceMs: number): number => (performance.now() - sinceMs) / 1000;

const answer = await scratch.warehouse.client.query({
  query: 'select count() > 0 as is_full from raw_events_v1',
  format: 'JSONEachRow',
});
if ((await answer.json<{ is_full: 0 | 1 }>())[0]?.is_full !== 1) {
  const startedMs = performance.now();
  const { events } = await loadBulk(
    scratch,
    simulateHistory({ profile: 'jiangyin-2018', seed: '1', from: '2018-01-01', to, dataset: 'sim-bench' }),
  );
  console.log(`${events} events loaded, ${Math.round(events / seconds(startedMs))}/s`);
}
const startedMs = performance.now();
let foldedS = 0;
const { events, aloneMs } = await rebuild({
  url: scratch.url,
  engine: '',
  threads,
  alone: (work) => work(),
  say: ({ step }) => {
    if (step === 'summing') foldedS = seconds(startedMs);
  },
});
console.log(
  `${events} events: fold ${foldedS.toFixed(1)} s (${Math.round(events / foldedS)}/s), all ${seconds(startedMs).toFixed(1)} s, alone ${aloneMs} ms`,
);
await scratch.stop();
