import { referenceData } from '@haoban/simulator/reference-data';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { ask } from './requests.ts';
import type { Suite } from './suite.ts';

type Coded = { readonly code: string };

/** Puts rows of reference data at a path of intake, one after another; the same content again changes nothing. */
export async function publish(suite: Suite, path: string, rows: readonly Coded[]): Promise<void> {
  for (const { code, ...body } of rows) {
    await ask(suite, 'PUT', `/api/intake/${path}/${encodeURIComponent(code)}`, { account: 'admin', body });
  }
}

/** Publishes the reference data and the working calendar; what is there already stays as it is. Says what there is. */
export async function publishReference(suite: Suite): Promise<string> {
  const { areas, orgs, halls, items, themes } = referenceData;
  await publish(suite, 'areas', areas);
  await publish(suite, 'organisations', orgs);
  await publish(suite, 'halls', halls);
  await publish(suite, 'items', items);
  await publish(suite, 'themes', themes);
  const { calendarId, version: _, ...calendar } = calendarCn;
  await ask(suite, 'PUT', `/api/approval/calendars/${calendarId}`, { account: 'admin', body: calendar });
  return `参考数据 reference data: ${areas.length} areas, ${orgs.length} organisations, ${halls.length} halls, ${items.length} items, ${themes.length} themes, calendar ${calendarId}`;
}
