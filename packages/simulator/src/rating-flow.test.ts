import { expect, test } from 'vitest';
import { ofType } from '../test/of-type.ts';
import { demoDay, simulateHallDay } from './hall-day.ts';
import { answerRates, publishedLevels } from './rating-flow.ts';

const events = [...simulateHallDay({ ...demoDay, visitors: 8000 })];
const invited = ofType(events, 'rating.invited.v1');
const submitted = ofType(events, 'rating.submitted.v1');

// Four standard deviations of a share drawn `count` times.
const samplingError = (share: number, count: number) => 4 * Math.sqrt((share * (1 - share)) / count);

test('levels come in the published proportions within the sampling error', () => {
  const published = publishedLevels.reduce((sum, [, weight]) => sum + weight, 0);
  expect(published).toBe(13_879_360);
  for (const [level, weight] of publishedLevels) {
    const share = submitted.filter(({ data }) => data.level === level).length / submitted.length;
    expect(Math.abs(share - weight / published)).toBeLessThan(
      samplingError(weight / published, submitted.length),
    );
  }
});

test('at every node fewer answer than are invited, in the share that was set', () => {
  for (const [node, rate] of Object.entries(answerRates)) {
    const asked = invited.filter(({ data }) => data.node === node).length;
    const answered = submitted.filter(({ data }) => data.node === node).length;
    expect(asked).toBeGreaterThan(5000);
    expect(Math.abs(answered / asked - rate)).toBeLessThan(samplingError(rate, asked));
  }
});

test('every submission, acceptance, decision and service invites once, at its own time', () => {
  const nodes = [
    ['1', 'case.submitted.v1'],
    ['2', 'case.accepted.v1'],
    ['3', 'case.decided.v1'],
    ['visit', 'ticket.served.v1'],
  ] as const;
  for (const [node, type] of nodes) {
    const expected = ofType(events, type).map(({ subject, time }) => `${subject} ${time}`);
    const actual = invited.flatMap(({ subject, data }) =>
      data.node === node ? [`${subject} ${data.nodeAt}`] : [],
    );
    expect(actual.toSorted()).toEqual(expected.toSorted());
  }
});

test('nobody rates before the moment rated, nor twice', () => {
  expect(submitted.filter(({ time, data }) => time <= data.nodeAt)).toEqual([]);
  expect(new Set(submitted.map(({ data }) => data.invitationId)).size).toBe(submitted.length);
});

test('options belong to the level given', () => {
  const chosen = submitted.filter(({ data }) => data.options.length > 0);
  expect(chosen.length).toBeGreaterThan(1000);
  for (const { data } of chosen) expect(String(data.options[0])[0]).toBe(String(data.level));
});
