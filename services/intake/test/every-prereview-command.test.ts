import type { Decision } from '@haoban/contracts/decision';
import { describe, expect, test } from 'vitest';
import { intakeProblems } from '../src/api/problems.ts';
import { endConversion } from '../src/core/convert-prereview.ts';
import { filePrereview } from '../src/core/file-prereview.ts';
import type { Prereview, PrereviewRefusal } from '../src/core/prereview.ts';
import { recordArrival } from '../src/core/record-arrival.ts';
import { reviewPrereview } from '../src/core/review-prereview.ts';
import { withdrawPrereview } from '../src/core/withdraw-prereview.ts';
import { at } from './given-filing.ts';
import { everyPrereview, waiting } from './given-prereview.ts';

type Command = (before: Prereview) => Decision<Prereview, PrereviewRefusal>;
const review = { at: at(40), officer: 'officer-ms' };
const commands: Readonly<Record<string, Command>> = {
  file: (before) => filePrereview(before, waiting),
  pass: (before) => reviewPrereview(before, { ...review, passed: true }),
  fail: (before) => reviewPrereview(before, { ...review, passed: false, reason: '缺' }),
  arrive: (before) => recordArrival(before, { at: at(40), material: 'loan' }),
  withdraw: (before) => withdrawPrereview(before, { at: at(40), reason: '不办了' }),
  convert: endConversion,
};
const allowed: Readonly<Record<Prereview['status'], readonly string[]>> = {
  filed: ['pass', 'fail', 'arrive', 'withdraw'],
  passed: ['arrive', 'withdraw'],
  converting: ['convert'],
  converted: [],
  failed: [],
  withdrawn: [],
};

describe.each(Object.entries(everyPrereview()))('a pre-review that is %s', (status, state) => {
  test.each(Object.entries(commands))('takes %s only where the table allows it', (name, decide) => {
    const before = structuredClone(state);
    const decision = decide(state);
    expect(state).toEqual(before);
    if (allowed[state.status].includes(name)) return expect(decision).toHaveProperty('state');
    const refusal = name === 'file' ? 'number_taken' : 'wrong_status';
    expect(decision).toEqual({ refusal });
    return expect(intakeProblems).toHaveProperty(refusal);
  });

  test('is what it says', () => expect(state.status).toBe(status));
});
