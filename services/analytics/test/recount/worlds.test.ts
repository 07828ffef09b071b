import { checkEvent } from '@haoban/contracts/event-check';
import { calendarCn } from '@haoban/sla-clock/calendar-cn';
import { expect, test } from 'vitest';
import { published } from '../event-maker.ts';
import { askedHours, hourOf } from './draw.ts';
import { drawWorld } from './random-world.ts';
import { recipes, recount, type Question } from './recount.ts';
import { worldOf } from './world-facts.ts';

const calendar = published('2026-01-01T00:00:00.000Z')('approval', 'calendar.published.v1', 'cn', calendarCn);
const dataset = 'sim-w';
const period = { dataset, from: '2026-08-01', to: '2027-02-01', filters: {} };
const whenAllIsOver = hourOf(askedHours.at(-1) ?? 0);
const questions = (by: readonly string[], asOf: string): Question[] =>
  [...recipes.keys()].map((id) => ({ ...period, id, asOf, by }));
const seeds = Array.from({ length: 12 }, (_, n) => n + 1);
const worlds = seeds.map((seed) => drawWorld(dataset, seed));

test('a seed draws the same world again, of events that the suite takes', () => {
  expect(drawWorld(dataset, 1)).toEqual(worlds[0]);
  const refused = worlds
    .flat()
    .map(checkEvent)
    .filter((checked) => 'error' in checked);
  expect(refused).toEqual([]);
});

test('the worlds exercise every indicator: some answer is more than nothing, and more than all', () => {
  const told = worlds.map((events) => worldOf([calendar, ...events], dataset, whenAllIsOver));
  const idle = questions([], whenAllIsOver).filter((question) => {
    const answers = told.map((world) => recount(world, question).value);
    return answers.filter((value) => value !== null && value !== 0 && value !== 1).length < 2;
  });
  expect(idle.map(({ id }) => id)).toEqual([]);
});

test('order and duplication change no answer', () => {
  const asOf = hourOf(askedHours[1] ?? 0);
  for (const events of worlds.slice(0, 3)) {
    const [told, sorted] = [events, events.toSorted((a, b) => (a.id < b.id ? -1 : 1))].map((all) =>
      worldOf([calendar, ...all], dataset, asOf),
    );
    if (told === undefined || sorted === undefined) throw new Error('no worlds');
    for (const question of questions(['org', 'region:6'], asOf))
      expect(recount(sorted, question), question.id).toEqual(recount(told, question));
  }
});

test('rows of a group add up to the total of what is counted', () => {
  const world = worldOf([calendar, ...(worlds[1] ?? [])], dataset, whenAllIsOver);
  for (const question of questions(['region:6'], whenAllIsOver)) {
    const { rows, denominator, immature, excluded } = recount(world, question);
    const sum = (part: (row: (typeof rows)[number]) => number): number =>
      rows.reduce((total, row) => total + part(row), 0);
    expect(
      sum((row) => row.immature),
      question.id,
    ).toBe(immature);
    expect(
      sum((row) => row.excluded),
      question.id,
    ).toBe(excluded);
    if (denominator !== null)
      expect(
        sum((row) => row.denominator ?? 0),
        question.id,
      ).toBeCloseTo(denominator, 9);
  }
});
