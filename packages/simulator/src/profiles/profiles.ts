import { guangdong202307 } from './guangdong-2023-07.ts';
import { jiangyin2018 } from './jiangyin-2018.ts';
import { nanchang2021 } from './nanchang-2021.ts';
import type { Profile } from './profile.ts';
import type { PublishedFigure } from './published-figure.ts';
import { xuzhou2018 } from './xuzhou-2018.ts';

/** The named profiles. */
export const profiles: readonly Profile[] = [jiangyin2018, xuzhou2018, nanchang2021, guangdong202307];

/** Looks a profile up by its name; throws a RangeError that lists the names there are. */
export function profileNamed(name: string): Profile {
  const found = profiles.find((profile) => profile.name === name);
  if (found === undefined)
    throw new RangeError(
      `there is no profile ${name}, only ${profiles.map((known) => known.name).join(', ')}`,
    );
  return found;
}

/** The published figures that each profile reproduces, by its name. */
export const publishedFigures: Readonly<Record<string, readonly PublishedFigure[]>> = Object.fromEntries(
  profiles.map(({ name, figures }) => [name, figures]),
);
