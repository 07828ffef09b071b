// A ClickHouse server, HTTP and native, out of the npm package chdb: its library contains clickhouse-local, whose
// SYSTEM START LISTEN opens the listeners of the real server. A query reading a FIFO keeps it alive, and closing
// the FIFO is a clean stop. CommonJS, for the library is loaded by name at run time.
// Usage: node clickhouse-server.cjs CONFIG_FILE DATA_DIR
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { DataType, load, open } = require('ffi-rs');
const { libchdbPath } = require('chdb/libchdb');

const stopTimeoutMs = 10_000;
const [configFile, dataDir] = process.argv.slice(2);
const fifo = path.join(dataDir, 'alive.fifo');
fs.mkdirSync(dataDir, { recursive: true });
fs.rmSync(fifo, { force: true });
// The system database is made anew at every start and refuses to adopt the folder of its last query log.
fs.rmSync(path.join(dataDir, 'data', 'system'), { recursive: true, force: true });
execFileSync('mkfifo', [fifo]);
// Read-write and non-blocking: opening never waits for the engine, so a failed start can still end.
const openWriter = () => fs.openSync(fifo, fs.constants.O_RDWR | fs.constants.O_NONBLOCK);
let alive = openWriter();

const stop = () => {
  if (alive === undefined) return;
  fs.closeSync(alive);
  alive = undefined;
  // The query may be about to open the FIFO, which waits for a writer: one comes and goes until it has read the end.
  setInterval(() => fs.closeSync(openWriter()), 50).unref();
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), stopTimeoutMs).unref();
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

const query = [
  'SYSTEM START LISTEN HTTP',
  'SYSTEM START LISTEN TCP',
  `SELECT count() FROM file('${fifo}', 'LineAsString', 'line String') FORMAT Null`,
].join('; ');
const argv = ['clickhouse', `--config-file=${configFile}`, `--path=${dataDir}`, '--query', query];
open({ library: 'chdb', path: libchdbPath() });
load({
  library: 'chdb',
  funcName: 'query_stable_v2',
  retType: DataType.External,
  paramsType: [DataType.I32, DataType.StringArray],
  paramsValue: [argv.length, argv],
  runInNewThread: true,
}).then(
  // Reached without being asked to stop, the query has failed: the engine's own words are in the log.
  () => process.exit(alive === undefined ? 0 : 1),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
