import { once } from 'node:events';
import { open, stat } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { parseArgs } from 'node:util';
import type { World } from '@haoban/sla-clock/answer-clock';
import { localDay } from '@haoban/sla-clock/local-date';
import { defaultHours } from '@haoban/sla-clock/office-hours';
import { help } from '../clock/help.ts';
import { judgeLines } from '../clock/judge-lines.ts';
import { readCalendar } from '../clock/read-calendar.ts';
import { WrongUse, type Command, type Io } from '../command.ts';

const chunkBytes = 1 << 16;

export const clock: Command = {
  summary: '不连服务判定时限 judge the clocks of cases without any server',
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        explain: { type: 'boolean' },
        calendar: { type: 'string' },
        zone: { type: 'string', default: 'Asia/Shanghai' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) {
      io.stdout.write(help);
      return 0;
    }
    const [file = '-', ...more] = positionals;
    if (more.length > 0) throw new WrongUse('一次一个文件 one file at a time');
    const world = {
      calendar: readCalendar(values.calendar),
      zone: zoneOf(values.zone),
      hours: defaultHours,
      nowMs: Date.now(),
      explain: values.explain === true,
    };
    return judgeFile(await openInput(file), world, io);
  },
};

async function judgeFile(input: AsyncIterable<string>, world: World, io: Io): Promise<0 | 1> {
  endQuietlyWithReader();
  const { judged, malformed } = await judgeLines(input, world, async (text) => {
    if (io.stdout.write(text) === false) await once(process.stdout, 'drain');
  });
  if (malformed === 0) return 0;
  io.stderr.write(`${malformed} / ${judged} 行无法判定 lines are malformed\n`);
  return 1;
}

// Whoever reads the answers may have seen enough (`haoban clock FILE | head`).
function endQuietlyWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}

async function openInput(file: string): Promise<AsyncIterable<string>> {
  if (file === '-') return process.stdin.setEncoding('utf8');
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || found.isDirectory()) throw new WrongUse(`没有这个文件 there is no file ${file}`);
  return textOf(file);
}

// Reads the next chunk while the last one is worked on, into the same two buffers throughout.
async function* textOf(file: string): AsyncGenerator<string> {
  const handle = await open(file);
  try {
    const decoder = new StringDecoder('utf8');
    let [free, full] = [Buffer.alloc(chunkBytes), Buffer.alloc(chunkBytes)];
    let reading = handle.read(free, 0, chunkBytes, null);
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) break;
      [free, full] = [full, free];
      reading = handle.read(free, 0, chunkBytes, null);
      yield decoder.write(full.subarray(0, bytesRead));
    }
    yield decoder.end();
  } finally {
    await handle.close();
  }
}

function zoneOf(zone: string): string {
  try {
    localDay(0, zone);
  } catch {
    throw new WrongUse(`--zone 时区 takes a zone such as Asia/Shanghai, not ${zone}`);
  }
  return zone;
}
