import { expect, test } from 'vitest';
import { alertFile } from './alerts/alert-file.ts';
import { generatedFiles } from './dashboard-files.ts';

type Shown = { uid: string; panels: { id: number }[] };

const { groups } = alertFile();
const rules = groups.flatMap((group) => group.rules);
const boards: Shown[] = Object.entries(generatedFiles())
  .filter(([path]) => path.startsWith('dashboards/'))
  .map(([, text]) => JSON.parse(text));

test('every rule has an id of its own that Grafana takes, and a title and texts in both languages', () => {
  expect(new Set(rules.map(({ uid }) => uid)).size).toBe(rules.length);
  for (const { uid = '', title, annotations = {} } of rules) {
    expect(uid).toMatch(/^[\w-]{1,40}$/);
    for (const text of [title, annotations['summary'], annotations['description'], annotations['runbook']])
      expect(text).toMatch(/[\u4E00-\u9FFF][^]*[A-Za-z]{3}/);
  }
});

test('a rule leads to a panel that exists', () => {
  for (const { uid, dashboardUid, panelId } of rules) {
    const board = boards.find((one) => one.uid === dashboardUid);
    expect([uid, board?.panels.some(({ id }) => id === panelId)]).toEqual([uid, true]);
  }
});

test('what a rule asks is what it judges, and nothing in the file is taken for a variable of the environment', () => {
  for (const { condition, data } of rules) {
    expect(data.map(({ refId }) => refId)).toEqual(['A', 'B']);
    expect(condition).toBe('B');
  }
  expect(JSON.stringify(groups)).not.toContain('$');
});

test('somebody is called for everything that must not wait', () => {
  const watched = rules.map(({ uid = '' }) => uid.replace('haoban-', ''));
  expect(watched).toEqual(
    expect.arrayContaining([
      'overdue-cases',
      'on-time-promised',
      'on-time-statutory',
      'on-time-with-backlog',
      'on-time-cohort',
      'freshness',
      'completeness',
      'dead-letters',
      'unfounded-suspensions',
      'rectification-overdue',
      'wait-p90',
    ]),
  );
});
