import { Type, type Static } from 'typebox';
import type { Light } from '../db/lights.ts';

/** A light as lists show it; `service` is the owner of its clock. */
const LightAnswer = Type.Object({
  lightId: Type.String(),
  service: Type.String(),
  caseId: Type.String(),
  region: Type.String(),
  clock: Type.String(),
  stage: Type.Optional(Type.String()),
  org: Type.String(),
  level: Type.Enum(['warn', 'yellow', 'red']),
  due: Type.String(),
  raisedAt: Type.String(),
  cancelledAt: Type.Optional(Type.String()),
  acknowledgedAt: Type.Optional(Type.String()),
  acknowledgedBy: Type.Optional(Type.String()),
});
/** A page of lights, the newest first; `next` is what to ask for the page after it. */
export const LightPage = Type.Object({ rows: Type.Array(LightAnswer), next: Type.Optional(Type.String()) });

const levelOf = (level: string): 'warn' | 'yellow' | 'red' =>
  level === 'warn' || level === 'yellow' ? level : 'red';

const lightAnswer = (light: Light): Static<typeof LightAnswer> => {
  const { lightId, source, subject, region, clock, stage, org, level, due, raisedAt } = light;
  const { cancelledAt, acknowledgedAt, acknowledgedBy } = light;
  return {
    lightId,
    service: source.replace('haoban/', ''),
    caseId: subject,
    region,
    clock,
    ...(stage === null ? {} : { stage }),
    org,
    level: levelOf(level),
    due,
    raisedAt: raisedAt.toISOString(),
    ...(cancelledAt === null ? {} : { cancelledAt: cancelledAt.toISOString() }),
    ...(acknowledgedAt === null ? {} : { acknowledgedAt: acknowledgedAt.toISOString() }),
    ...(acknowledgedBy === null ? {} : { acknowledgedBy }),
  };
};

/** The page of as many rows as were asked for, and where the next begins. */
export function lightPage(found: readonly Light[], limit: number): Static<typeof LightPage> {
  const last = found[limit - 1];
  const next = last === undefined ? {} : { next: `${last.raisedAt.toISOString()}_${last.lightId}` };
  return { rows: found.map(lightAnswer), ...next };
}

/** Reads `next` of the page before; undefined without one. */
export function afterOf(next: string | undefined): { raisedAt: Date; lightId: string } | undefined {
  if (next === undefined) return undefined;
  const cut = next.indexOf('_');
  return { raisedAt: new Date(next.slice(0, cut)), lightId: next.slice(cut + 1) };
}
