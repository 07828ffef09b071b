import { createHmac, hkdfSync } from 'node:crypto';

/** What derives from the suite's key (32 bytes): nothing of it is ever stored. */
export function deriveSecrets(key: Buffer) {
  const derived = (use: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', use, 32));
  const lockerKey = derived('haoban locker code');
  return {
    /** What a carrier signs its statuses with; every number is another secret. */
    carrierSecret: (code: string, secretNumber: number): string =>
      derived(`haoban carrier ${secretNumber} ${code}`).toString('base64url'),
    /** The six digits that open the locker of a shipment. */
    lockerCode: (shipment: string): string => {
      const digest = createHmac('sha256', lockerKey).update(shipment).digest();
      return String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0');
    },
    /** Codes on printed licences derive from it. */
    paperKey: derived('haoban paper code'),
  };
}
export type DerivedSecrets = ReturnType<typeof deriveSecrets>;
