import type { StageDefinition } from '../src/core/case.ts';
import type { CommandName } from './given-commands.ts';
import { stage } from './given-case.ts';

/** A state of a case: the commands that lead to it from its acceptance, and all that are allowed in it. */
export type Walk = {
  readonly steps: readonly CommandName[];
  readonly allowed: readonly CommandName[];
  /** Accepted although a paper is to come. */
  readonly tolerance?: boolean;
  /** Promised for the day of acceptance itself, so that its first light is on. */
  readonly lit?: boolean;
  /** officer-nr stands in for officer-ms. */
  readonly substituted?: boolean;
};

/** A plain stage, a joint one and one with a survey, and a last one that waits for all three. */
export const walkedStages: StageDefinition[] = [
  stage('a', [], { org: '320281-ms' }),
  stage('joint', [], { org: '320281-fd', reviewers: ['320281-nr'] }),
  stage('site', [], { org: '320281-hc', survey: true }),
  stage('z', ['a', 'joint', 'site'], { org: '320281-hc' }),
];

const always = ['suspend', 'extend', 'refuse to extend', 'transfer', 'withdraw'] as const;
const withA = ['complete a', 'fail a', 'suspend a'] as const;
const reworking = ['rework', 'rework in cascade'] as const;
const others = ['speak', 'survey'] as const;
const settling = ['confirm the paper came', 'find it never came'] as const;
const toZ = ['complete a', 'speak', 'complete joint', 'survey', 'sign', 'complete site'] as const;
const through = [...toZ, 'complete z'] as const;

/** The states of a case by name; a command that is not listed as allowed must be refused. */
export const givenWalks: Readonly<Record<string, Walk>> = {
  'just accepted': { steps: [], allowed: [...always, ...withA, ...others] },
  'with a completed': { steps: ['complete a'], allowed: [...always, ...others, ...reworking] },
  'with a failed': { steps: ['fail a'], allowed: [...always, ...others, ...reworking, 'deny'] },
  'with an opinion': { steps: ['speak'], allowed: [...always, ...withA, 'survey', 'complete joint'] },
  'with half a survey': { steps: ['survey'], allowed: [...always, ...withA, ...others, 'sign'] },
  'with a survey': {
    steps: ['survey', 'sign'],
    allowed: [...always, ...withA, ...others, 'complete site'],
  },
  'with a substitute': {
    steps: [],
    substituted: true,
    allowed: [...always, ...withA, ...others, 'complete a as substitute'],
  },
  'in its last stage': { steps: toZ, allowed: [...always, ...reworking, 'complete z'] },
  'through its stages': { steps: through, allowed: [...always, ...reworking, 'grant', 'deny'] },
  'through them with a paper to come': {
    steps: through,
    tolerance: true,
    allowed: [...always, ...settling, ...reworking, 'grant with tolerance', 'deny'],
  },
  'through them with a paper that came': {
    steps: [...through, 'confirm the paper came'],
    tolerance: true,
    allowed: [...always, ...reworking, 'grant', 'deny'],
  },
  'with a paper that never came': {
    steps: ['find it never came'],
    tolerance: true,
    allowed: [...always, ...withA, ...others],
  },
  'on its last day': { steps: [], lit: true, allowed: [...always, ...withA, ...others, 'cancel the light'] },
  'with its light cancelled': {
    steps: ['cancel the light'],
    lit: true,
    allowed: [...always, ...withA, ...others],
  },
  'under rework': { steps: [...through, 'rework'], allowed: [...always, ...withA] },
  'taken back': { steps: [...through, 'rework in cascade'], allowed: [...always, ...withA] },
  suspended: { steps: ['suspend'], allowed: [...always, ...withA, ...others, 'resume'] },
  'with a suspended': { steps: ['suspend a'], allowed: [...always, ...others, 'suspend a', 'resume'] },
  'through its stages and suspended': {
    steps: [...through, 'suspend'],
    allowed: [...always, ...reworking, 'resume'],
  },
  resumed: { steps: ['suspend', 'resume'], allowed: [...always, ...withA, ...others] },
  extended: {
    steps: ['extend'],
    allowed: ['suspend', 'refuse to extend', 'transfer', 'withdraw', ...withA, ...others],
  },
  'with another organisation': {
    steps: ['transfer'],
    allowed: ['extend', 'refuse to extend', ...withA, ...others],
  },
  granted: { steps: [...through, 'grant'], allowed: ['reopen', 'revoke'] },
  'granted with tolerance': {
    steps: [...through, 'grant with tolerance'],
    tolerance: true,
    allowed: ['reopen', 'revoke', ...settling],
  },
  denied: { steps: ['fail a', 'deny'], allowed: ['reopen', 'revoke'] },
  withdrawn: { steps: ['withdraw'], allowed: [] },
  revoked: { steps: [...through, 'grant', 'revoke'], allowed: ['reopen'] },
  reopened: {
    steps: [...through, 'grant', 'reopen'],
    // whoever has re-opened it cannot be the one who extends it
    allowed: ['suspend', 'transfer', 'withdraw', ...reworking, 'grant', 'deny'],
  },
  'reopened after a revocation': {
    steps: [...through, 'grant', 'revoke', 'reopen'],
    allowed: ['suspend', 'transfer', 'withdraw', ...reworking, 'grant', 'deny'],
  },
};
