// How many papers a second one thread prints, fonts instanced already: node bench.ts
import { createPaperPress } from './src/paper-press.ts';
import { acceptance, correction } from './test/sample-papers.ts';

const rounds = 200;
const press = createPaperPress();

const printMany = async (name: string, paper: typeof acceptance): Promise<void> => {
  const firstAt = performance.now();
  const { length } = await press.render(paper);
  const warmUpMs = performance.now() - firstAt;
  const startedAt = performance.now();
  for (let round = 0; round < rounds; round += 1)
    await press.render({ ...paper, number: `${paper.number}${round}` });
  const ms = (performance.now() - startedAt) / rounds;
  console.log(
    `${name}: ${ms.toFixed(1)} ms each, ${(1000 / ms).toFixed(0)} a second, ${length} bytes; the first ${warmUpMs.toFixed(0)} ms`,
  );
};

await printMany('notice of acceptance, 1 page', acceptance);
await printMany('notice of 24 missing materials, 2 pages', correction);
await press.close();
