import type { Messaging } from '@haoban/messaging/runtime';
import type { Case, Filing } from '../core/case.ts';
import type { Joint, JointMember, JointWorld } from '../core/joint.ts';
import type { Days } from '../core/judge-case.ts';

type Row = { readonly caseId: string; readonly filing: Filing; readonly opened: Case | null };
type Placed = { readonly jointId: string; readonly calendarId: string; readonly region: string };

/** Looks up what a joint rests on: its filings, the cases they became, their calendar. */
export function createJointWorlds(
  pool: Messaging['pool'],
  daysOf: (place: Pick<Joint, 'calendarId' | 'region'>) => Promise<Days>,
  now: () => Date,
): (place: Placed) => Promise<JointWorld> {
  return async ({ jointId, calendarId, region }) => {
    const instant = now().toISOString();
    const [{ rows }, days] = await Promise.all([
      pool.query<Row>({
        name: 'joint-members',
        text: `select f.subject as "caseId", f.state as filing, c.state as opened
          from filings f left join cases c on c.subject = f.subject
          where f.bundle_joint = $1 or f.project_joint = $1 order by f.subject`,
        values: [jointId],
      }),
      daysOf({ calendarId, region }),
    ]);
    const members = rows.map(({ opened, ...filed }): JointMember =>
      opened === null ? filed : { ...filed, opened },
    );
    return { members, days, now: instant };
  };
}
