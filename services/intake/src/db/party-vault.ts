import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
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
  wechat: Type.Optional(Type.String()),
  language: Type.Optional(Type.Enum(['zh', 'en'])),
});
type Party = Static<typeof Party>;

/** What a purpose may see. */
const fieldsFor = {
  courier: ['name', 'phone', 'address'],
  invite: ['phone', 'wechat', 'language'],
  notice: ['phone', 'wechat', 'language'],
  letter: ['name', 'address', 'language'],
  callback: ['name', 'phone'],
  licence: ['kind', 'name', 'identityNumber'],
} as const satisfies Record<string, readonly (keyof Party)[]>;
type Purpose = keyof typeof fieldsFor;
/** What a look-up can be for. */
export const purposes = [
  'courier',
  'invite',
  'callback',
  'licence',
  'notice',
  'letter',
] as const satisfies Purpose[];

/** Kinds of notices that a person can refuse. */
export const refusableNotices = ['progress', 'invitation'] as const;
export type RefusableNotice = (typeof refusableNotices)[number];
const isRefusable = (kind: string): kind is RefusableNotice =>
  refusableNotices.some((refusable) => refusable === kind);

const derived = (secret: Buffer, use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', use, 32));

/**
 * The party vault: AES-256-GCM under a key derived from the deployment's secret, found by a keyed reference.
 * The reference is bound to the ciphertext, so a row moved to another person does not open.
 */
export function createPartyVault(prisma: PrismaClient, secret: Buffer) {
  const sealKey = derived(secret, 'haoban party vault');
  const referenceKey = derived(secret, 'haoban applicant reference');
  const phoneKey = derived(secret, 'haoban phone reference');
  const phoneRefOf = (phone: string): string =>
    createHmac('sha256', phoneKey).update(plainNumber(phone)).digest('hex').slice(0, 32);

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
      const phoneRef = party.phone === undefined ? null : phoneRefOf(party.phone);
      await prisma.party.upsert({
        where: { applicantRef: reference },
        create: { applicantRef: reference, sealed, phoneRef },
        update: { sealed, phoneRef, updatedAt: new Date() },
      });
      return reference;
    },
    /** The particulars a purpose may see, or undefined; every look-up is recorded before it is answered. */
    lookUp: async (reference: string, purpose: Purpose, actor: string) => {
      await prisma.partyLookup.create({ data: { applicantRef: reference, purpose, actor } });
      const row = await prisma.party.findUnique({ where: { applicantRef: reference } });
      if (row === null) return undefined;
      const party = open(reference, row.sealed);
      const particulars = Object.fromEntries(
        fieldsFor[purpose].flatMap((field) => (party[field] === undefined ? [] : [[field, party[field]]])),
      );
      const isTold = purpose === 'notice' || purpose === 'invite';
      return isTold && row.optedOut.length > 0 ? { ...particulars, optedOut: row.optedOut } : particulars;
    },
    ...noticeChoices(prisma, phoneRefOf),
  };
}

// The same phone written in several ways: with its country, blanks or dashes.
const plainNumber = (phone: string): string =>
  phone.replaceAll(/\D/g, '').replace(/^(00)?86(?=1\d{10}$)/, '');

/** What people do not want to be told. */
const noticeChoices = (prisma: PrismaClient, phoneRefOf: (phone: string) => string) => ({
  choices: async (reference: string): Promise<RefusableNotice[]> => {
    const row = await prisma.party.findUnique({
      where: { applicantRef: reference },
      select: { optedOut: true },
    });
    return row?.optedOut.filter(isRefusable) ?? [];
  },
  choose: async (reference: string, optedOut: readonly RefusableNotice[]): Promise<void> => {
    await prisma.party.updateMany({ where: { applicantRef: reference }, data: { optedOut: [...optedOut] } });
  },
  /** Notes that whoever has this phone wants no more invitations; how many people that are. */
  refuseInvitations: async (phone: string): Promise<number> => {
    const { count } = await prisma.party.updateMany({
      where: { phoneRef: phoneRefOf(phone), NOT: { optedOut: { has: 'invitation' } } },
      data: { optedOut: { push: 'invitation' } },
    });
    return count;
  },
});
