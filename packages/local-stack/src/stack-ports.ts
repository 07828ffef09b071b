import { freePort } from './free-port.ts';
import { defaultPorts } from './service-processes.ts';

/** A port of 127.0.0.1 for everything that listens. */
export type Ports = typeof defaultPorts;

const isPart = (name: string): name is keyof Ports => name in defaultPorts;

/** Free ports, all different: the documented ones or the next free, said in one line; `'any'`: wherever is room. */
export const choosePorts = async (wish: 'default' | 'any', say: (line: string) => void): Promise<Ports> => {
  const ports = { ...defaultPorts };
  const taken = new Set<number>();
  for (const part of Object.keys(defaultPorts).filter(isPart)) {
    const wanted = wish === 'any' ? 0 : ports[part];
    const port = await freePort(wanted, taken);
    if (wanted !== 0 && port !== wanted) say(`Port ${wanted} is taken: ${part} uses ${port}.`);
    taken.add(port);
    ports[part] = port;
  }
  return ports;
};
