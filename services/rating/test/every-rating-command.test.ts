import type { Decision } from '@haoban/contracts/decision';
import { commonProblems, type ProblemCatalogue } from '@haoban/service-kit/problems';
import { describe, expect, test } from 'vitest';
import { ratingProblems } from '../src/api/problems.ts';
import { defaultWakes } from '../src/core/default-wakes.ts';
import { enterRating } from '../src/core/enter-rating.ts';
import { newSubject } from '../src/core/hear-moment.ts';
import { invalidateRating } from '../src/core/invalidate-rating.ts';
import { inviteRating } from '../src/core/invite-rating.ts';
import { openSecondRound } from '../src/core/open-second-round.ts';
import { rateVisit } from '../src/core/rate-visit.ts';
import { submitRating } from '../src/core/submit-rating.ts';
import type { Subject } from '../src/core/subject.ts';
import { ask, caseId, filed, invited, rating, stateOf, world } from './given-subject.ts';

const catalogue: ProblemCatalogue = { ...ratingProblems, ...commonProblems };
const at = '2026-11-25T00:00:00.000Z';
const said = { level: 1, options: [115] };
const entry = { node: '1', round: 1, at, said, evidence: 'A-0001', actor: 'he', ratingId: 'e' } as const;
const press = {
  device: { hall: 'hall', window: '3' },
  ratingId: 'p',
  invitationId: 'pressed',
  tokenHash: 'hash-pressed',
  at,
  days: 30,
  said,
  request: 'device/press',
  provenance: {},
};
const newer = { ...ask, at, invitationId: 'newer', tokenHash: 'hash-newer' };
const second = {
  orderId: 'order',
  ratingId: 'r',
  invitationId: 'again',
  tokenHash: 'hash-again',
  at,
  days: 30,
};
const through = (invitationId: string, when = at) => ({
  ...rating,
  at: when,
  invitationId,
  ratingId: `r-${invitationId}`,
  request: when,
});

/** Every command on what can be rated. */
const commands = {
  invite: (state) => inviteRating(state, newer),
  inviteRound2: (state) => inviteRating(state, { ...newer, round: 2 }),
  rate: (state) => submitRating(state, rating),
  rateAnew: (state) => submitRating(state, { ...rating, request: 'another' }),
  rateLate: (state) => submitRating(state, through('first', '2026-12-31T00:00:00.000Z')),
  rateRound2: (state) => submitRating(state, through('again')),
  rateByOther: (state) => submitRating(state, through('newer')),
  press: (state) => rateVisit(state, press),
  pressElsewhere: (state) => rateVisit(state, { ...press, device: { hall: 'hall', window: '4' } }),
  hotline: (state) => enterRating(state, { ...entry, channel: 'hotline' }),
  paperRound2: (state) => enterRating(state, { ...entry, channel: 'paper', round: 2 }),
  survey: (state) => enterRating(state, { ...entry, channel: 'survey' }),
  ownCase: (state) => enterRating(state, { ...entry, channel: 'hotline', actor: 'chen' }),
  unproven: (state) => enterRating(state, { ...entry, channel: 'hotline', evidence: ' ' }),
  openRound2: (state) => openSecondRound(state, second),
  invalidate: (state) => invalidateRating(state, { ratingId: 'r', reason: 'mistaken', decidedBy: 'he', at }),
} satisfies Record<string, (state: Subject) => Decision<Subject>>;
type CommandName = keyof typeof commands;
const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);
const commandNames = Object.keys(commands).filter(isCommand);

const after = (before: Subject, ...steps: CommandName[]): Subject =>
  steps.reduce((state, step) => stateOf(commands[step](state)), before);
const visit: Subject = {
  ...newSubject(caseId, '320281'),
  heard: { served: { at: '2026-11-24T02:00:00.000Z', region: '320281', hall: 'hall', window: '3' } },
};
const [silence] = defaultWakes(invited, world('2026-01-01T00:00:00.000Z'));

/** Every state of a node, reached by real commands, and the commands that are lawful in it. */
const states: Record<string, { state: Subject; allowed: readonly CommandName[] }> = {
  'that was not reached': { state: newSubject(caseId, '320281'), allowed: [] },
  'that was reached': { state: filed, allowed: ['invite', 'hotline', 'survey'] },
  'with an open link': { state: invited, allowed: ['invite', 'rate', 'rateAnew', 'hotline', 'survey'] },
  'whose link was replaced': {
    state: after(invited, 'invite'),
    allowed: ['invite', 'rateByOther', 'hotline', 'survey'],
  },
  'whose silence became a default': {
    state: silence?.happen(invited).state ?? invited,
    allowed: ['invite', 'rate', 'rateAnew', 'hotline', 'survey'],
  },
  'that only a survey asked about': {
    state: after(invited, 'survey'),
    allowed: ['invite', 'rate', 'rateAnew', 'hotline'],
  },
  'that was rated': {
    state: after(invited, 'rate'),
    allowed: ['rate', 'survey', 'openRound2', 'invalidate'],
  },
  'that was rated through the newer link': {
    state: after(invited, 'invite', 'rateByOther'),
    allowed: ['rateByOther', 'survey'],
  },
  'that was rated by hotline': { state: after(invited, 'hotline'), allowed: ['survey'] },
  'whose rating was invalidated': {
    state: after(invited, 'rate', 'invalidate'),
    allowed: ['rate', 'survey', 'openRound2', 'invalidate'],
  },
  'whose second round is open': {
    state: after(invited, 'rate', 'openRound2'),
    allowed: ['rate', 'inviteRound2', 'rateRound2', 'paperRound2', 'survey', 'invalidate'],
  },
  'rated in both rounds': {
    state: after(invited, 'rate', 'openRound2', 'rateRound2'),
    allowed: ['rate', 'rateRound2', 'survey', 'invalidate'],
  },
  'of a visit': { state: visit, allowed: ['press'] },
  'of a visit rated at the window': { state: after(visit, 'press'), allowed: ['press'] },
};
const cases = Object.entries(states).flatMap(([name, { state, allowed }]) =>
  commandNames.map((command) => ({ name, command, state, lawful: allowed.includes(command) })),
);

describe.each(cases)('a node $name', ({ command, state, lawful }) => {
  test(`${lawful ? 'takes' : 'refuses'} ${command}`, () => {
    const before = structuredClone(state);
    const decision = commands[command](state);
    expect(state).toEqual(before);
    if (lawful) {
      expect(decision).toHaveProperty('state');
      // nothing that was said is ever taken away
      const kept = 'state' in decision ? decision.state.ratings : [];
      for (const said of before.ratings)
        expect(kept).toContainEqual(expect.objectContaining({ ratingId: said.ratingId, level: said.level }));
    } else {
      expect(Object.keys(decision)).toEqual(['refusal']);
      const { status, zh, en } = catalogue['refusal' in decision ? decision.refusal : ''] ?? {};
      expect([status, zh, en]).toEqual([
        expect.any(Number),
        expect.stringMatching(/\p{Script=Han}/u),
        expect.stringMatching(/\w/),
      ]);
    }
  });
});

test('a link of thirty days does not work on the thirty-first', () => {
  expect(commands.rateLate(invited)).toEqual({ refusal: 'link_expired' });
});
