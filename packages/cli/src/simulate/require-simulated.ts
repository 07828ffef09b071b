import { Failed } from '../command.ts';
import type { Suite } from '../suite.ts';

/**
 * The data set that a deployment writes, by what its answers say. Throws `Failed` unless it is a simulated one: requests would
 * make real cases elsewhere.
 */
export async function requireSimulated({ baseUrl }: Suite): Promise<string> {
  const answer = await fetch(`${baseUrl}/api/intake/areas`).catch((error: unknown) => {
    throw new Failed(`${baseUrl} does not answer: ${error instanceof Error ? error.message : String(error)}`);
  });
  await answer.body?.cancel();
  const dataset = answer.headers.get('haoban-dataset');
  if (dataset === null)
    throw new Failed(
      `${baseUrl} 没有说明写入哪个数据集 does not say which data set it writes: no requests are sent`,
    );
  if (!dataset.startsWith('sim-'))
    throw new Failed(
      `${baseUrl} 写入 ${dataset}，不是模拟数据集 writes ${dataset}: every request would be a real case there. Start it with HAOBAN_DATASET=sim-load`,
    );
  return dataset;
}
