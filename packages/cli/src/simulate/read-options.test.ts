import { expect, test } from 'vitest';
import { readSimulateOptions } from './read-options.ts';

test('without a profile it is the demonstration day, as lines', () => {
  expect(readSimulateOptions(['--visitors', '20'])).toMatchObject({
    wanted: { day: { date: '2026-10-12', visitors: 20, dataset: 'sim-demo' } },
    goal: { kind: 'lines' },
  });
});

test('a profile is a history with what was asked for and nothing else', () => {
  const words =
    '--profile xuzhou-2018 --scale 0.01 --halls 20 --part 2/4 --from 2018-01-01 --requests http://127.0.0.1:8080/ --speed 600';
  const asked = readSimulateOptions(words.split(' '));
  expect(asked?.wanted).toEqual({
    history: {
      profile: 'xuzhou-2018',
      seed: 'haoban',
      scale: 0.01,
      halls: 20,
      part: { index: 2, of: 4 },
      from: '2018-01-01',
    },
  });
  expect(asked?.goal).toEqual({ kind: 'requests', url: 'http://127.0.0.1:8080', speed: 600 });
});

test.each([
  [['--halls', '3'], '--halls needs --profile'],
  [['--to-clickhouse'], '--to-clickhouse needs --profile'],
  [['--profile', 'xuzhou-2018', '--visitors', '3'], '--visitors is for a single day'],
  [['--profile', 'xuzhou-2018', '--part', '5'], 'such as 1/4'],
  [['--profile', 'xuzhou-2018', '--requests', 'nowhere'], 'the address of a deployment'],
  [['--profile', 'xuzhou-2018', '--requests', 'http://a', '--speed', '0'], 'a number above 0'],
  [['--profile', 'xuzhou-2018', '--requests', 'http://a', '--to-clickhouse'], 'two ways'],
  [['--dataset', 'live'], 'never pass for others'],
])('wrong use is a sentence: %j', (args, sentence) => {
  expect(() => readSimulateOptions(args)).toThrow(sentence);
});
