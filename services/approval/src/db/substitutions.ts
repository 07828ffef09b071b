import type { Journal } from '@haoban/messaging/journal';
import type { Absence, Substitution } from '../core/substitution.ts';
import type { PrismaClient } from './generated/client.ts';

/** Finds substitutions by their people, by an index; an officer's row is small and loaded whole. */
export function createSubstitutions(prisma: PrismaClient, absences: Pick<Journal<Absence>, 'load'>) {
  const loaded = async (subjects: readonly { subject: string }[]): Promise<Substitution[]> => {
    const found = await Promise.all(subjects.map(({ subject }) => absences.load(subject)));
    return found.flatMap((head) => head?.state.substitutions ?? []);
  };
  const select = { subject: true } as const;
  return {
    /** Every substitution in which somebody stands in for another. */
    by: async (substitute: string): Promise<Substitution[]> => {
      const where = { substitutes: { array_contains: [substitute] } };
      const rows = await prisma.substitution.findMany({ where, select });
      return (await loaded(rows)).filter((substitution) => substitution.substitute === substitute);
    },
    /** Every substitution of the officers of areas, by the prefixes of their codes. */
    within: async (areas: readonly string[]): Promise<Substitution[]> => {
      const where = { OR: areas.map((area) => ({ region: { startsWith: area } })) };
      return loaded(await prisma.substitution.findMany({ where, select, orderBy: { subject: 'asc' } }));
    },
  };
}
