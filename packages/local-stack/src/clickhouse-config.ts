import { createHash } from 'node:crypto';
import { areaFilters, areaPassword, areaReader } from './area-readers.ts';

/** Ports of 127.0.0.1, the data's folder and the two users' passwords. */
export type ClickHouseSettings = {
  /** Where this text will be written: it also names the users, so the server reads it twice. */
  configFile: string;
  httpPort: number;
  tcpPort: number;
  dataDir: string;
  password: string;
  readerPassword: string;
  /** Codes of areas that have a reader of their own. */
  areas: readonly string[];
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

// What Grafana's plugin and its users may set for a query; everything else stays as the profile has it.
const changeable = ['max_execution_time', 'max_block_size', 'max_result_rows', 'max_result_bytes'];

const constraints = changeable.map((name) => `<${name}><changeable_in_readonly/></${name}>`).join('');

const systemLog = (table: string): string => `<${table}>
    <database>system</database><table>${table}</table>
    <ttl>event_date + INTERVAL 3 DAY DELETE</ttl>
    <flush_interval_milliseconds>2000</flush_interval_milliseconds>
  </${table}>`;

// One panel may neither take the machine nor fill a browser; rows to read are bounded by the time.
const readerLimits = [
  ['max_execution_time', '60'],
  ['max_threads', '2'],
  ['max_memory_usage', '2000000000'],
  ['max_result_rows', '1000000'],
  ['max_result_bytes', '200000000'],
  ['max_concurrent_queries_for_user', '40'],
  // A panel's answer comes from one state of the sums and of the list that says which of them count.
  ['enable_shared_storage_snapshot_in_query', '1'],
]
  .map(([name = '', value = '']) => `<${name}>${value}</${name}>`)
  .join('');

const readerRights = '<grants><query>GRANT SELECT, dictGet ON haoban.*</query></grants>';

const userWith = (name: string, passwordText: string, profile: string, rights = ''): string => `<${name}>
      <password_sha256_hex>${sha256(passwordText)}</password_sha256_hex>
      <networks><ip>127.0.0.1</ip></networks>
      <profile>${profile}</profile><quota>default</quota>${rights}
    </${name}>`;

/**
 * The server's configuration: `haoban` may do everything, `grafana` may only read the suite's
 * database, and so may one reader an area, who gets its rows alone. `default`
 * has no password, for the npm server starts itself in a session of it: the only one that user may have.
 * Memory limits are shares of the machine's, so that 2 GiB and 64 GiB are both served. Statistics of columns, which no
 * query here needs, would cost every insert of a wide row a tenth.
 */
export const clickhouseConfig = (settings: ClickHouseSettings): string => `<clickhouse>
  <log-level>warning</log-level>
  <logger><level>warning</level><console>1</console></logger>
  <users_config>${settings.configFile}</users_config>
  <listen_host>127.0.0.1</listen_host>
  <http_port>${settings.httpPort}</http_port>
  <tcp_port>${settings.tcpPort}</tcp_port>
  <path>${settings.dataDir}/</path>
  <timezone>UTC</timezone>
  <max_server_memory_usage_to_ram_ratio>0.5</max_server_memory_usage_to_ram_ratio>
  <mark_cache_size>268435456</mark_cache_size>
  <background_schedule_pool_size>32</background_schedule_pool_size>
  <max_concurrent_queries>100</max_concurrent_queries>
  <merge_tree><auto_statistics_types></auto_statistics_types></merge_tree>
  ${systemLog('query_log')}
  <profiles>
    <default/>
    <sealed>
      <max_sessions_for_user>1</max_sessions_for_user>
      <constraints><max_sessions_for_user><const/></max_sessions_for_user></constraints>
    </sealed>
    <reader>
      <readonly>1</readonly>
      ${readerLimits}
      <constraints>${constraints}</constraints>
    </reader>
  </profiles>
  <quotas><default/></quotas>
  <users>
    <default>
      <password/>
      <networks><ip>127.0.0.1</ip></networks>
      <profile>sealed</profile><quota>default</quota>
      <grants>
        <query>GRANT SYSTEM LISTEN ON *.*</query>
        <query>GRANT CREATE TEMPORARY TABLE ON *.*</query>
        <query>GRANT READ ON FILE</query>
      </grants>
    </default>
    ${userWith('haoban', settings.password, 'default')}
    ${userWith('grafana', settings.readerPassword, 'reader', readerRights)}
    ${settings.areas.map((area) => userWith(areaReader(area), areaPassword(settings.readerPassword, area), 'reader', readerRights + areaFilters(area))).join('\n    ')}
  </users>
</clickhouse>
`;
