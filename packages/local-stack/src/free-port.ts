import { createServer } from 'node:net';

const tryPort = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });

/** The first free port of 127.0.0.1 from `preferred` upwards that is not in `taken`; without one, any free port. */
export const freePort = async (preferred = 0, taken: ReadonlySet<number> = new Set()): Promise<number> => {
  for (let port = preferred; port < preferred + 100; port += 1) {
    const found = taken.has(port) ? undefined : await tryPort(preferred === 0 ? 0 : port);
    if (found !== undefined && !taken.has(found)) return found;
  }
  throw new Error(
    `no free port between ${preferred} and ${preferred + 100} on 127.0.0.1: stop something there`,
  );
};
