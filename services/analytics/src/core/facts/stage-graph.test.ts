import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { criticalPath, haveParallels } from './stage-graph.ts';

const run = (stage: string, endMs: number) => ({ stage, endMs });
const codes = ['a', 'b', 'c', 'd', 'e', 'f'];

// Every stage names some of those before it in the list, so that no stage comes after itself.
const graphs = fc
  .tuple(...codes.map((_, index) => fc.subarray(codes.slice(0, index))))
  .map((before) => new Map(codes.map((code, index) => [code, before[index] ?? []])));

describe('a graph of stages', () => {
  test('has parallels exactly if some two stages cannot be reached from one another', () => {
    fc.assert(
      fc.property(graphs, fc.subarray(codes), (graph, stages) => {
        const reaches = (from: string, to: string): boolean =>
          (graph.get(from) ?? []).some((before) => before === to || reaches(before, to));
        const apart = stages.some((one) =>
          stages.some((other) => one !== other && !reaches(one, other) && !reaches(other, one)),
        );
        expect(haveParallels(graph, stages)).toBe(apart);
      }),
    );
  });

  test('is walked back from the stage that ended last, each time to the predecessor that ended last', () => {
    const graph = new Map([
      ['a', []],
      ['b', []],
      ['c', ['a', 'b']],
      ['d', ['a']],
    ]);
    const runs = [run('a', 3), run('b', 5), run('c', 9), run('d', 7)];
    expect(criticalPath(graph, runs)).toEqual([run('c', 9), run('b', 5)]);
    expect(criticalPath(graph, [])).toEqual([]);
  });

  test('of two that ended together is walked by their codes, and a circle in foreign data ends the walk', () => {
    expect(criticalPath(new Map(), [run('b', 3), run('a', 3)])).toEqual([run('a', 3)]);
    const circle = new Map([
      ['a', ['b']],
      ['b', ['a']],
    ]);
    expect(criticalPath(circle, [run('a', 1), run('b', 2)])).toEqual([run('b', 2), run('a', 1)]);
  });
});
