import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from './free-port.ts';
import { choosePorts } from './stack-ports.ts';

test('a taken port gives way to the next free one', async () => {
  const holder = createServer();
  const taken = await new Promise<number>((resolve) => {
    holder.listen(0, '127.0.0.1', () => {
      const address = holder.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  expect(await freePort(taken)).toBeGreaterThan(taken);
  holder.close();
});

test('every part has a port of its own', async () => {
  const ports = Object.values(await choosePorts('any', () => {}));
  expect(new Set(ports).size).toBe(ports.length);
});
