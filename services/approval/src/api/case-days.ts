import type { Case } from '../core/case.ts';
import type { Days } from '../core/judge-case.ts';
import type { Deps } from './deps.ts';

const defaultZone = 'Asia/Shanghai';
const levels = [12, 9, 6, 4, 2];

/** What the local dates of a case rest on: the newest calendar, and the zone of its area or the nearest above. */
export async function daysOf({ stores }: Deps, { calendarId, region }: Case): Promise<Days> {
  const codes = levels.filter((length) => length <= region.length).map((length) => region.slice(0, length));
  const [calendar, area] = await Promise.all([
    stores.calendars.load(calendarId),
    stores.prisma.area.findFirst({
      where: { subject: { in: codes } },
      orderBy: { subject: 'desc' },
      select: { zone: true },
    }),
  ]);
  return { calendar: calendar?.state, zone: area?.zone ?? defaultZone };
}
