import type { Decision } from '@haoban/contracts/decision';
import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Case } from '../src/core/case.ts';
import { fileCase, type FileCase } from '../src/core/file-case.ts';
import type { Area, Item, Reference } from '../src/core/reference.ts';

/** Minutes after nine on the morning of 26 November 2026 in Shanghai, as UTC. */
export const at = (minute: number): string => new Date(Date.UTC(2026, 10, 26, 1, minute)).toISOString();

export const area: Area = {
  code: '320281',
  name: '江阴市',
  zone: 'Asia/Shanghai',
  calendarId: 'cn',
  tripCostCents: 2000,
  defaultRating: false,
};

export const item: Item = {
  code: 'start-up',
  version: 3,
  name: '企业开办',
  kind: 'promise',
  org: '320281-ms',
  statutory: { n: 15, unit: 'WD' },
  promised: { n: 1, unit: 'WD' },
  visitsLimit: 0,
  onlineDepth: 4,
  stages: [],
  policies: {},
};

export const published = (over: Partial<Item> = {}): Reference => ({
  kind: 'item',
  data: { ...item, ...over },
});

export const submission: EventData<'case.submitted.v1'> = {
  itemCode: item.code,
  itemVersion: item.version,
  org: item.org,
  channel: 'portal',
  filedBy: 'applicant',
  applicantKind: 'enterprise',
  applicantRef: '0123456789abcdef0123456789abcdef',
  integratedWindow: false,
  materials: [],
};

export const filing = (over: Partial<FileCase['submission']> = {}): FileCase => ({
  caseId: 'case-1',
  region: '320281',
  at: at(0),
  account: 'citizen-li',
  queryCodeHash: 'hash',
  visitId: 'visit-1',
  submission: { ...submission, ...over },
});

/** The state a decision leads to; a refusal fails the test. */
export function stateOf<State>(decision: Decision<State>): State {
  if ('refusal' in decision) throw new Error(`refused: ${decision.refusal}`);
  return decision.state;
}

/** A filing that came in at nine. */
export const submitted = (over: Partial<Case> = {}): Case => ({
  ...stateOf(fileCase(undefined, filing())),
  ...over,
});
