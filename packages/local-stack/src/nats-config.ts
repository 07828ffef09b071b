/** What a NATS configuration is made of: ports of 127.0.0.1, the store's folder, and who may connect. */
export type NatsSettings = {
  port: number;
  monitorPort: number;
  storeDir: string;
  /** `[major, minor]` of the server: newer settings are refused by older servers. */
  version: [number, number];
  password: string;
  /** 0: one user `haoban`; n: users `t0`..`tn-1`, each alone in an account of its own. */
  accounts: number;
};

const atLeast = ([major, minor]: [number, number], wanted: [number, number]): boolean =>
  major > wanted[0] || (major === wanted[0] && minor >= wanted[1]);

const isolatedAccounts = ({ accounts, password }: NatsSettings): string =>
  Array.from(
    { length: accounts },
    (_, n) => `  T${n} { jetstream: enabled, users: [{ user: "t${n}", password: "${password}" }] }`,
  ).join('\n');

/** The text of the server's configuration file. */
export const natsConfig = (settings: NatsSettings): string => {
  const { port, monitorPort, storeDir, version, password, accounts } = settings;
  // A power cut may lose what was not synced: 10 s' worth here, which the journals publish again.
  const syncInterval = atLeast(version, [2, 10]) ? '  sync_interval: "10s"' : '';
  // The streams of each account reserve their upper bounds, whatever they hold.
  const storeGigabytes = 20 * Math.max(accounts, 1);
  const users =
    accounts > 0
      ? `accounts {\n${isolatedAccounts(settings)}\n}`
      : `authorization { user: haoban, password: "${password}" }`;
  return `server_name: haoban
listen: "127.0.0.1:${port}"
http: "127.0.0.1:${monitorPort}"
max_payload: 1MB
jetstream {
  store_dir: "${storeDir}"
  max_memory_store: 256MB
  max_file_store: ${storeGigabytes}GB
${syncInterval}
}
${users}
`;
};
