import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { applicantRef } from '@haoban/contracts/personal-data';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { PrismaClient } from './generated/client.ts';

/** A person or enterprise as given at the counter; never leaves the vault but for a named purpose. */
const Party = Type.Object({
  kind: Type.Enum(['person', 'enterprise', 'other']),
  name: Type.String(),
  identityNumber: Type.String(),
  phone: Type.Optional(Type.String()),
  address: Type.Optional(Type.String()),
});
type Party = Static<typeof Party>;

/** What a purpose may see. */
const fieldsFor = {
  courier: ['name', 'phone', 'address'],
  invite: ['phone'],
  callback: ['name', 'phone'],
  licence: ['kind', 'name', 'identityNumber'],
} as const satisfies Record<string, readonly (keyof Party)[]>;
export type Purpose = keyof typeof fieldsFor;

const derived = (secret: Buffer, use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', use, 32));

/**
 * The party vault: AES-256-GCM under a key derived from the deployment's secret, found by a keyed reference.
 * The reference is bound to the ciphertext, so a row moved to another person does not open.
 */
export function createPartyVault(prisma: PrismaClient, secret: Buffer) {
  const sealKey = derived(secret, 'haoban party vault');
  const referenceKey = derived(secret, 'haoban applicant reference');

  const seal = (reference: string, party: Party): Buffer => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', sealKey, nonce).setAAD(Buffer.from(reference));
    const text = Buffer.concat([cipher.update(JSON.stringify(party)), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]);
  };

  const open = (reference: string, sealed: Uint8Array): Party => {
    const bytes = Buffer.from(sealed);
    const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, 12)).setAAD(
      Buffer.from(reference),
    );
    decipher.setAuthTag(bytes.subarray(12, 28));
    const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString();
    return Value.Parse(Party, JSON.parse(text));
  };

  return {
    /** The reference that a party has or will have; nothing is kept. */
    referenceOf: ({ identityNumber }: Pick<Party, 'identityNumber'>): string =>
      applicantRef(referenceKey, identityNumber),
    /** Keeps the party (the newest particulars win) and returns its reference. */
    keep: async (party: Party): Promise<string> => {
      const reference = applicantRef(referenceKey, party.identityNumber);
      const sealed = new Uint8Array(seal(reference, party));
      await prisma.party.upsert({
        where: { applicantRef: reference },
        create: { applicantRef: reference, sealed },
        update: { sealed, updatedAt: new Date() },
      });
      return reference;
    },
    /** The particulars a purpose may see, or undefined; every look-up is recorded before it is answered. */
    lookUp: async (reference: string, purpose: Purpose, actor: string) => {
      await prisma.partyLookup.create({ data: { applicantRef: reference, purpose, actor } });
      const row = await prisma.party.findUnique({ where: { applicantRef: reference } });
      if (row === null) return undefined;
      const party = open(reference, row.sealed);
      return Object.fromEntries(
        fieldsFor[purpose].flatMap((field) => (party[field] === undefined ? [] : [[field, party[field]]])),
      );
    },
  };
}
