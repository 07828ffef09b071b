import { randomUUID } from 'node:crypto';
import type { Envelope } from '@haoban/contracts/envelope';
import type { EventData } from '@haoban/contracts/events/catalogue';
import type { StageDefinition } from '../src/core/case.ts';
import { acceptance, item, stage } from './given-case.ts';

const time = '2026-11-02T01:30:00.000Z';
const fromIntake = (
  subject: string,
  sequence: number,
  region = '320281',
): Omit<Envelope, 'type' | 'data'> => ({
  specversion: '1.0',
  id: randomUUID(),
  source: 'haoban/intake',
  time,
  subject,
  sequence,
  recordedat: time,
  dataset: 'live',
  region,
});

/** Three parallel stages of three organisations and a last one that waits for all. */
export const parallelStages: StageDefinition[] = [
  stage('register', [], { org: '320281-ms', term: { n: 2, unit: 'WD' } }),
  stage('land', [], { org: '320281-nr' }),
  stage('drawings', [], { org: '320281-fd' }),
  stage('permit', ['register', 'land', 'drawings'], { org: '320281-hc' }),
];

export const areaPublished = (code: string, zone: string): Envelope => ({
  ...fromIntake(code, 1, code),
  type: 'area.published.v1',
  data: { code, name: code, zone, calendarId: 'cn', tripCostCents: 2500, defaultRating: false },
});

export const orgPublished = (code: string, area = '320281'): Envelope => ({
  ...fromIntake(code, 1, area),
  type: 'org.published.v1',
  data: { code, name: code, area },
});

/** The second event of a filing, after its submission. */
export const caseAccepted = (
  caseId: string,
  stages: StageDefinition[],
  region?: string,
  over: Partial<EventData<'case.accepted.v1'>> = {},
): Envelope => ({
  ...fromIntake(caseId, 2, region),
  type: 'case.accepted.v1',
  data: {
    ...acceptance(
      item({
        org: '320281-hc',
        stages,
        statutory: { n: 20, unit: 'WD' },
        promised: { n: 5, unit: 'WD' },
        policies: { localSuspensions: ['publicity'] },
      }),
    ),
    ...over,
  },
});

export const caseSubmitted = (caseId: string): Envelope => ({
  ...fromIntake(caseId, 1),
  type: 'case.submitted.v1',
  data: {
    itemCode: 'permit',
    itemVersion: 1,
    org: '320281-hc',
    channel: 'portal',
    filedBy: 'applicant',
    applicantKind: 'enterprise',
    applicantRef: '0'.repeat(32),
    integratedWindow: false,
    materials: [],
  },
});
