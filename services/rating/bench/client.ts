// A process of its own, so that asking takes nothing from the server's turn: gets requests, sends them, answers.
import { Agent, request } from 'node:http';
import type { Answered, Load } from './send-load.ts';

const send = (load: Load, agent: Agent, index: number): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const planned = load.requests[index];
    if (planned === undefined) return reject(new RangeError(`no request ${index}`));
    const payload = JSON.stringify(planned.body);
    const beganMs = performance.now();
    const sent = request(`${load.address}${planned.path}`, {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(payload),
        'user-agent': 'bench Mobile',
        'x-forwarded-for': planned.from,
        ...(planned.key === undefined ? {} : { 'idempotency-key': planned.key }),
      },
    });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () =>
        resolve({
          index,
          status: answer.statusCode ?? 0,
          ms: performance.now() - beganMs,
          retryAfter: answer.headers['retry-after'] ?? '',
          text,
        }),
      );
    });
    sent.end(payload);
  });

process.once('message', (load: Load) => {
  const agent = new Agent({ keepAlive: true, maxSockets: load.callers });
  const answers: Answered[] = [];
  let next = 0;
  const call = async (): Promise<void> => {
    while (next < load.requests.length) {
      const index = next;
      next += 1;
      answers.push(await send(load, agent, index));
    }
  };
  const finish = async (): Promise<void> => {
    await Promise.all(Array.from({ length: load.callers }, call));
    agent.destroy();
    process.send?.(answers, () => process.disconnect());
  };
  void finish();
});
