import type { Pool } from 'pg';

/** Who carries parcels or keeps lockers; `secretNumber` says which of its secrets is in force. */
export type Carrier = {
  readonly code: string;
  readonly name: string;
  readonly priceCents: number | null;
  readonly secretNumber: number;
  readonly active: boolean;
  readonly changedBy: string;
  readonly changedAt: Date;
};

/** A status of a shipment that is not known here. */
export type ParkedStatus = {
  readonly carrier: string;
  readonly message: string;
  readonly receivedAt: Date;
  readonly body: unknown;
};

const columns = `code, name, price_cents as "priceCents", secret_number as "secretNumber", active,
  changed_by as "changedBy", changed_at as "changedAt"`;

type Change = Pick<Carrier, 'code' | 'name' | 'priceCents' | 'active' | 'changedBy' | 'changedAt'>;

/** The carriers, and what they said of shipments that are not known here. */
export const createCarriers = (pool: Pool) => ({
  find: async (code: string): Promise<Carrier | undefined> =>
    (
      await pool.query<Carrier>({
        name: 'carrier',
        text: `select ${columns} from carriers where code = $1`,
        values: [code],
      })
    ).rows[0],
  list: async (): Promise<Carrier[]> =>
    (await pool.query<Carrier>(`select ${columns} from carriers order by code`)).rows,
  /** Adds or changes a carrier; a new secret makes the old one worthless. */
  put: async (change: Change, newSecret: boolean): Promise<Carrier | undefined> => {
    const { code, name, priceCents, active, changedBy, changedAt } = change;
    const { rows } = await pool.query<Carrier>(
      `insert into carriers as c (code, name, price_cents, secret_number, active, changed_by, changed_at)
       values ($1, $2, $3, 1, $4, $5, $6)
       on conflict (code) do update set name = excluded.name, price_cents = excluded.price_cents,
         active = excluded.active, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
         secret_number = c.secret_number + $7
       returning ${columns}`,
      [code, name, priceCents, active, changedBy, changedAt, newSecret ? 1 : 0],
    );
    return rows[0];
  },
  /** Keeps a status of an unknown shipment, once a message. */
  park: async ({ carrier, message, receivedAt, body }: ParkedStatus): Promise<void> => {
    await pool.query(
      `insert into parked_statuses (carrier, message, received_at, body) values ($1, $2, $3, $4)
       on conflict (carrier, message) do nothing`,
      [carrier, message, receivedAt, JSON.stringify(body)],
    );
  },
  /** The newest first. */
  parked: async (limit: number): Promise<ParkedStatus[]> => {
    const { rows } = await pool.query<ParkedStatus>(
      `select carrier, message, received_at as "receivedAt", body from parked_statuses
       order by received_at desc, carrier, message limit $1`,
      [limit],
    );
    return rows;
  },
});
