// What a fresh suite knows: reference data, the calendar, and one simulated day in its own data set. Safe to repeat.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { haobanHome } from '@haoban/local-stack/servers';
import { demoDay, simulateHallDay } from '@haoban/simulator/hall-day';
import { referenceData } from '@haoban/simulator/reference-data';
import { writeEvents } from '@haoban/simulator/write-events';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { importCommand } from './import-command.ts';
import { ask } from './requests.ts';
import { openSuite, type Suite } from './suite.ts';

type Coded = { readonly code: string };

async function publish(suite: Suite, path: string, rows: readonly Coded[]): Promise<void> {
  for (const { code, ...body } of rows) {
    await ask(suite, 'PUT', `/api/intake/${path}/${encodeURIComponent(code)}`, { account: 'admin', body });
  }
}

async function publishReference(suite: Suite): Promise<void> {
  const { areas, orgs, halls, items } = referenceData;
  await publish(suite, 'areas', areas);
  await publish(suite, 'organisations', orgs);
  await publish(suite, 'halls', halls);
  await publish(suite, 'items', items);
  const { calendarId, version: _, ...calendar } = calendarCn;
  await ask(suite, 'PUT', `/api/approval/calendars/${calendarId}`, { account: 'admin', body: calendar });
  console.log(`参考数据 reference data: ${areas.length} areas, ${orgs.length} organisations, ${halls.length} halls, ${items.length} items, calendar ${calendarId}`);
}

async function importDemoDay(suite: Suite): Promise<void> {
  const { seed, date, hall, visitors, dataset } = demoDay;
  const marker = join(haobanHome(), 'run', `seeded-${dataset}-${seed}-${date}-${hall}-${visitors}`);
  if (existsSync(marker)) return;
  const folder = mkdtempSync(join(tmpdir(), 'haoban-seed-'));
  try {
    const file = join(folder, 'day.jsonl');
    await writeFile(file, writeEvents(simulateHallDay(demoDay)));
    const token = await suite.token('analyst');
    const { stdout, stderr } = process;
    const code = await importCommand([file, '--dataset', dataset], { stdout, stderr, baseUrl: suite.baseUrl, token });
    if (code !== 0) throw new Error(`the simulated day was not taken whole (exit code ${code})`);
    mkdirSync(join(haobanHome(), 'run'), { recursive: true });
    writeFileSync(marker, '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const suite = openSuite();
await publishReference(suite);
await importDemoDay(suite);
