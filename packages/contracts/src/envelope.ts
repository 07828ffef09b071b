import { Type, type Static } from 'typebox';
import { DataSet } from './data-set.ts';

/** The services that record events, in the order of their rank in the order key (import = 0). */
export const sources = ['intake', 'approval', 'delivery', 'rating', 'analytics'] as const;
export type Source = (typeof sources)[number];

const Instant = Type.String({ format: 'date-time', maxLength: 40 });

/** CloudEvents 1.0, structured JSON, with the suite's extension attributes; `data` is checked by type. */
export const Envelope = Type.Object({
  specversion: Type.Literal('1.0'),
  id: Type.String({ format: 'uuid' }),
  source: Type.String({ pattern: '^haoban/(import|intake|approval|delivery|rating|analytics)$' }),
  type: Type.String({ pattern: '^[a-z]+\\.[a-z_]+\\.v[0-9]+$', maxLength: 60 }),
  time: Instant,
  subject: Type.String({ minLength: 1, maxLength: 64 }),
  sequence: Type.Integer({ minimum: 1 }),
  recordedat: Instant,
  dataset: DataSet,
  region: Type.String({ pattern: '^(-|[0-9]{2,12})$' }),
  zone: Type.Optional(Type.String({ maxLength: 64 })),
  revision: Type.Optional(Type.Integer({ minimum: 0 })),
  data: Type.Record(Type.String(), Type.Unknown()),
});
export type Envelope = Static<typeof Envelope>;

const ranks = new Map<string, number>(sources.map((name, index) => [`haoban/${name}`, index + 1]));

/** Rank of a source in the total order key: import 0, intake 1 … analytics 5. */
export const sourceRank = (source: string): number => ranks.get(source) ?? 0;
