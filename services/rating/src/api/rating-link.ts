import { createHmac, timingSafeEqual } from 'node:crypto';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

const Claims = Type.Tuple([Type.String(), Type.String(), Type.Integer()]);

/**
 * Rating links: `{public}/rate/{token}`. A token is base64url of [subject, invitation, expiry in ms] and its
 * HMAC-SHA256. It is kept nowhere: whoever knows the invitation and the key can make it again.
 */
export function createRatingLinks(key: Buffer, publicUrl: string) {
  const signatureOf = (claims: string): Buffer =>
    Buffer.from(createHmac('sha256', key).update(claims).digest('base64url'));

  return {
    urlOf: (
      subject: string,
      { invitationId, expiresAt }: { invitationId: string; expiresAt: string },
    ): string => {
      const claims = Buffer.from(JSON.stringify([subject, invitationId, Date.parse(expiresAt)])).toString(
        'base64url',
      );
      return `${publicUrl.replace(/\/$/, '')}/rate/${claims}.${signatureOf(claims).toString()}`;
    },
    /** Whom and what a token invites to rate, or why it can't be used at this instant. */
    read: (token: string, now: Date) => {
      const [claims = '', signature = '', ...more] = token.split('.');
      const [given, right] = [Buffer.from(signature), signatureOf(claims)];
      // texts are compared, not bytes: base64url has several spellings of one value
      if (more.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) {
        return { refusal: 'link_forged' } as const;
      }
      const signed: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString());
      const [subject, invitationId, expiresMs] = Value.Parse(Claims, signed);
      return expiresMs <= now.getTime() ? ({ refusal: 'link_expired' } as const) : { subject, invitationId };
    },
  };
}
export type RatingLinks = ReturnType<typeof createRatingLinks>;
