import { expect, test } from 'vitest';
import { at, submitted } from '../../test/given-filing.ts';
import type { CaseStatus } from './case.ts';
import { recordVisit } from './record-visit.ts';

test.each<CaseStatus>(['submitted', 'accepted', 'refused'])(
  'a visit for a case that is %s is counted and changes nothing else',
  (status) => {
    const visit = { visitId: 'visit-2', kind: 'survey', by: 'agent', hall: 'hall', purpose: '踏勘' } as const;
    expect(recordVisit(submitted({ status }), { at: at(40), visit })).toEqual({
      state: submitted({ status }),
      events: [{ type: 'visit.recorded.v1', time: at(40), data: visit }],
    });
  },
);
