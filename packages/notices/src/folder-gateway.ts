import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Gateway } from './gateway.ts';

/** A message that was not sent anywhere but put into a folder. */
export const KeptMessage = Type.Object({
  messageId: Type.String(),
  channel: Type.Enum(['wechat', 'sms', 'letter']),
  to: Type.Record(Type.String(), Type.String()),
  language: Type.Enum(['zh', 'en']),
  title: Type.String(),
  text: Type.String(),
  at: Type.String(),
});
export type KeptMessage = Static<typeof KeptMessage>;

/** A gateway for demonstrations: a message is a file by its id, so that one handed over twice is there once. */
export function folderGateway(folder: URL): Gateway {
  const root = fileURLToPath(folder);
  return async (message) => {
    const place = join(root, `${message.messageId}.json`);
    if (existsSync(place)) return {};
    await mkdir(root, { recursive: true });
    const draft = join(root, `.${randomUUID()}`);
    await writeFile(draft, JSON.stringify(message), { mode: 0o600 });
    await rename(draft, place);
    return {};
  };
}

/** The newest messages of a folder: ids begin with their time. */
export async function readMessages(
  folder: URL,
  most: number,
): Promise<{ messages: KeptMessage[]; total: number }> {
  const root = fileURLToPath(folder);
  if (!existsSync(root)) return { messages: [], total: 0 };
  const names = (await readdir(root)).filter((name) => /^[0-9a-f-]{36}\.json$/.test(name));
  const newest = names.toSorted().toReversed().slice(0, most);
  const read = async (name: string): Promise<KeptMessage> =>
    Value.Parse(KeptMessage, JSON.parse(await readFile(join(root, name), 'utf8')));
  return { messages: await Promise.all(newest.map(read)), total: names.length };
}
