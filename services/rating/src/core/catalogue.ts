import channelTable from '../../data/channels.json' with { type: 'json' };
import levelTable from '../../data/levels.json' with { type: 'json' };
import optionTable from '../../data/options.json' with { type: 'json' };

/** One version of a table: it holds from `validFrom` (instant with its offset) until the next one does. */
type Edition = { readonly version: number; readonly validFrom: string };
type LevelRow = (typeof levelTable.versions)[number]['levels'][number];
type OptionRow = (typeof optionTable.versions)[number]['options'][number];
type ChannelRow = (typeof channelTable.versions)[number]['channels'][number];

const inForce = (edition: Edition, atMs: number): boolean => Date.parse(edition.validFrom) <= atMs;

/** The edition in force at an instant; before the first one, the first. */
function editionAt<E extends Edition>(editions: readonly E[], at: string): E {
  const [first] = editions;
  if (first === undefined) throw new Error('a table of ratings has no version');
  return editions.findLast((edition) => inForce(edition, Date.parse(at))) ?? first;
}

/** Levels best first, what can be said beside each, and the channels, as they hold at an instant (ISO). */
export function catalogueAt(at: string): {
  readonly versions: { readonly levels: number; readonly options: number; readonly channels: number };
  readonly levels: readonly LevelRow[];
  readonly options: readonly OptionRow[];
  readonly channels: readonly ChannelRow[];
} {
  const [levels, options, channels] = [
    editionAt(levelTable.versions, at),
    editionAt(optionTable.versions, at),
    editionAt(channelTable.versions, at),
  ];
  return {
    versions: { levels: levels.version, options: options.version, channels: channels.version },
    levels: levels.levels,
    options: options.options,
    channels: channels.channels,
  };
}

/** The options of any version, so that a rating read years later finds the words it was given in. */
export const optionsOf = (version: number): readonly OptionRow[] | undefined =>
  optionTable.versions.find((edition) => edition.version === version)?.options;

/**
 * The newest version of the options that has every one of these for the level, among those in force at some time
 * between two instants (ISO): a page that was opened before a new version came is still right.
 */
export function optionsVersion(
  level: number,
  codes: readonly number[],
  { since, at }: { readonly since: string; readonly at: string },
  editions: readonly (Edition & { readonly options: readonly OptionRow[] })[] = optionTable.versions,
): number | undefined {
  const oldest = editionAt(editions, since).version;
  const newest = editionAt(editions, at).version;
  return editions.findLast(
    ({ version, options }) =>
      version >= oldest &&
      version <= newest &&
      codes.every((code) => options.some((option) => option.code === code && option.level === level)),
  )?.version;
}

/** Channels of ratings that a link handed over by a channel can carry; none for a channel that has no links. */
export const carriedBy = (channel: string, at: string): readonly string[] =>
  catalogueAt(at).channels.find(({ code }) => code === channel)?.carries ?? [];
