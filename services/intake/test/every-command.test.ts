import type { Decision } from '@haoban/contracts/decision';
import { commonProblems, type ProblemCatalogue } from '@haoban/service-kit/problems';
import { describe, expect, test } from 'vitest';
import { intakeProblems } from '../src/api/problems.ts';
import { area, at, filing, item, stateOf, submitted } from './given-filing.ts';
import { elapsed } from './given-calendar.ts';
import { acceptCase } from '../src/core/accept-case.ts';
import { cancelLight } from '../src/core/cancel-light.ts';
import type { Case } from '../src/core/case.ts';
import { correctOnTheSpot } from '../src/core/correct-on-the-spot.ts';
import { fileCase } from '../src/core/file-case.ts';
import { recordVisit } from '../src/core/record-visit.ts';
import { refuseCase } from '../src/core/refuse-case.ts';
import { requestCorrection } from '../src/core/request-correction.ts';
import { resubmitCase } from '../src/core/resubmit-case.ts';
import { transferCase } from '../src/core/transfer-case.ts';
import { withdrawCase } from '../src/core/withdraw-case.ts';

const catalogue: ProblemCatalogue = { ...intakeProblems, ...commonProblems };
const by = { at: at(30), officer: 'window-clerk' };
const why = { ...by, reason: '不属于本机关职权' };
const mending = { ...by, mended: ['补签名'], materials: [] };
const visit = { visitId: 'visit-2', kind: 'survey', by: 'agent', hall: 'hall', purpose: '踏勘' } as const;
const afterMonths = '2026-12-15T00:00:00.000Z';

/** Every command of intake on a filing. */
const commands = {
  file: (state) => fileCase(state, filing()),
  accept: (state) => acceptCase(state, { ...by, item, area, blocked: false }),
  correctOnTheSpot: (state) => correctOnTheSpot(state, mending),
  requestCorrection: (state) => requestCorrection(state, { ...by, missing: ['身份证'] }),
  resubmit: (state) => resubmitCase(state, by),
  refuse: (state) => refuseCase(state, { ...why, kind: 'refused' }),
  notRequired: (state) => refuseCase(state, { ...why, kind: 'not_required' }),
  withdraw: (state) => withdrawCase(state, why),
  transfer: (state) => transferCase(state, { ...why, toOrg: '320281-nr' }),
  cancelLight: (state) =>
    cancelLight(state, { ...why, approver: 'chief', lightId: 'case-1-review-2026-12-03-red' }),
  recordVisit: (state) => recordVisit(state, { at: at(30), visit }),
} satisfies Record<string, (state: Case) => Decision<Case>>;
type CommandName = keyof typeof commands;
const commandNames = [
  'file',
  'accept',
  'correctOnTheSpot',
  'requestCorrection',
  'resubmit',
  'refuse',
  'notRequired',
  'withdraw',
  'transfer',
  'cancelLight',
  'recordVisit',
] as const satisfies CommandName[];

const after = (before: Case, ...steps: CommandName[]): Case =>
  steps.reduce((state, step) => stateOf(commands[step](state)), before);
const asked = after(submitted(), 'requestCorrection');
// asked in June, so that the calendar knows when the silence has lasted too long
const askedInJune = stateOf(
  requestCorrection(stateOf(fileCase(undefined, { ...filing(), at: '2026-06-01T02:00:00.000Z' })), {
    ...by,
    at: '2026-06-03T02:00:00.000Z',
    missing: ['身份证'],
  }),
);

/** Every state of a filing, reached by real commands, and the commands that are lawful in it. */
const states: Record<string, { state: Case; allowed: readonly CommandName[] }> = {
  'just filed': {
    state: submitted(),
    allowed: [
      'accept',
      'correctOnTheSpot',
      'requestCorrection',
      'refuse',
      'notRequired',
      'withdraw',
      'transfer',
    ],
  },
  'mended on the spot': {
    state: after(submitted(), 'correctOnTheSpot'),
    allowed: [
      'accept',
      'correctOnTheSpot',
      'requestCorrection',
      'refuse',
      'notRequired',
      'withdraw',
      'transfer',
    ],
  },
  transferred: {
    state: after(submitted(), 'transfer'),
    allowed: ['accept', 'correctOnTheSpot', 'requestCorrection', 'refuse', 'notRequired', 'withdraw'],
  },
  'waiting for its correction': {
    state: asked,
    allowed: ['resubmit', 'refuse', 'notRequired', 'withdraw', 'transfer'],
  },
  resubmitted: {
    state: after(asked, 'resubmit'),
    allowed: ['accept', 'correctOnTheSpot', 'refuse', 'notRequired', 'withdraw', 'transfer'],
  },
  accepted: { state: after(submitted(), 'accept'), allowed: [] },
  'deemed accepted': { state: elapsed(submitted(), afterMonths).state, allowed: ['cancelLight'] },
  refused: { state: after(submitted(), 'refuse'), allowed: [] },
  'not required': { state: after(submitted(), 'notRequired'), allowed: [] },
  withdrawn: { state: after(submitted(), 'withdraw'), allowed: [] },
  abandoned: { state: elapsed(askedInJune, afterMonths).state, allowed: [] },
};

const cases = Object.entries(states).flatMap(([name, { state, allowed }]) =>
  commandNames.map((command) => ({
    name,
    command,
    state,
    lawful: command === 'recordVisit' || allowed.includes(command),
  })),
);

test('every status of a filing is among the states', () => {
  const statuses = new Set(Object.values(states).map(({ state }) => state.status));
  expect([...statuses].toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    'abandoned',
    'accepted',
    'correcting',
    'not_required',
    'refused',
    'submitted',
    'withdrawn',
  ]);
});

describe.each(cases)('a filing $name', ({ command, state, lawful }) => {
  test(`${lawful ? 'takes' : 'refuses'} ${command}`, () => {
    const before = structuredClone(state);
    const decision = commands[command](state);
    expect(state).toEqual(before);
    if (lawful) {
      expect(decision).toHaveProperty('state');
    } else {
      expect(Object.keys(decision)).toEqual(['refusal']);
      const refusal = 'refusal' in decision ? decision.refusal : '';
      const { status, zh, en } = catalogue[refusal] ?? {};
      expect([status, zh, en]).toEqual([
        expect.any(Number),
        expect.stringMatching(/\p{Script=Han}/u),
        expect.stringMatching(/\w/),
      ]);
    }
  });
});
