import { withClient } from './postgres-client.ts';
import type { Secrets } from './secrets.ts';

const roleSql = (name: string, password: string, rights: string): string => `
  DO $$ BEGIN CREATE ROLE ${name}; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
  ALTER ROLE ${name} WITH LOGIN ${rights} PASSWORD '${password}';`;

/**
 * Makes the roles and the database of the suite: `haoban_owner` owns the database `haoban` and migrates,
 * `haoban_app` serves with no right to define anything. Safe to repeat.
 */
export const prepareRoles = (adminUrl: string, secrets: Secrets): Promise<void> =>
  withClient(adminUrl, async (client) => {
    // The passwords are base64url: no quoting can go wrong.
    await client.query(roleSql('haoban_owner', secrets.postgresOwner, 'CREATEDB CREATEROLE'));
    await client.query(roleSql('haoban_app', secrets.postgresApp, 'NOCREATEDB NOCREATEROLE'));
    // The application may read the cluster's identity: the relay notices a restored cluster by it.
    await client.query(`
      GRANT pg_monitor TO haoban_app;
      GRANT pg_signal_backend TO haoban_owner;
      ALTER ROLE haoban_app SET transaction_timeout = '10s';
      ALTER ROLE haoban_app SET idle_in_transaction_session_timeout = '10s';`);
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'haoban'");
    if (rowCount === 0) await client.query('CREATE DATABASE haoban OWNER haoban_owner');
  });
