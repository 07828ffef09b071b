import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { AwsV4Signer } from 'aws4fetch';
import { checkContent } from './content.ts';
import { checkedKey } from './object-key.ts';
import type { Content, ObjectStore } from './object-store.ts';
import { StoreAway } from './store-away.ts';

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const idleMs = 30_000;

/** Where a bucket is and how to sign for it. */
type Bucket = { base: string; region: string; accessKeyId: string; secretAccessKey: string };

/** Reads `s3://KEY:SECRET@bucket/prefix?endpoint=…&region=…`; the bucket is addressed in the path. */
function bucketOf(url: URL): Bucket {
  const endpoint = url.searchParams.get('endpoint');
  if (endpoint === null) throw new Error('the s3: address of the object store names no endpoint');
  const prefix = url.pathname.replace(/\/$/, '');
  return {
    base: `${endpoint.replace(/\/$/, '')}/${url.hostname}${prefix}`,
    region: url.searchParams.get('region') ?? 'us-east-1',
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  };
}

/** A bucket behind the S3 API as object store; uploads carry their hash, so the server refuses what is not whole. */
export function s3Store(url: URL): ObjectStore {
  const { base, ...credentials } = bucketOf(url);

  const ask = async (method: string, key: string, content?: Content): Promise<IncomingMessage> => {
    const target = `${base}/${checkedKey(key)}`;
    const headers = {
      'x-amz-content-sha256': content?.sha256 ?? emptyHash,
      ...(content === undefined ? {} : { 'content-length': String(content.size) }),
    };
    const signed = await new AwsV4Signer({
      method,
      url: target,
      headers,
      service: 's3',
      ...credentials,
    }).sign();
    try {
      return await send(signed, content);
    } catch (error) {
      throw new StoreAway(`${method} ${key}`, error);
    }
  };

  /** The answer, or undefined for what is not there; a refusal is read to its end. */
  const found = async (
    method: string,
    key: string,
    content?: Content,
  ): Promise<IncomingMessage | undefined> => {
    const answer = await ask(method, key, content);
    const { statusCode = 0 } = answer;
    if (statusCode >= 200 && statusCode < 300) return answer;
    const why = await text(answer);
    // a bucket that is not there, or not for us, is no object that is not there; HEAD can't say which
    if (statusCode === 404 && (method === 'HEAD' || why.includes('NoSuchKey'))) return undefined;
    throw new StoreAway(`${method} ${key} was answered with ${statusCode}`, undefined);
  };

  return {
    put: async (key, content) => {
      (await found('PUT', key, content))?.resume();
    },
    get: (key) => found('GET', key),
    stat: async (key) => {
      const answer = await found('HEAD', key);
      answer?.resume();
      return answer === undefined ? undefined : { size: Number(answer.headers['content-length']) };
    },
    delete: async (key) => {
      (await found('DELETE', key))?.resume();
    },
  };
}

async function send(
  { method, url, headers }: { method: string; url: URL; headers: Headers },
  content: Content | undefined,
): Promise<IncomingMessage> {
  const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const request = open(url, { method, headers: Object.fromEntries(headers), timeout: idleMs });
  request.on('timeout', () => request.destroy(new Error(`no answer within ${idleMs} ms`)));
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
  });
  // an early refusal ends the upload; the answer says why
  if (content === undefined) request.end();
  else await Promise.race([pipeline(content.open(), checkContent(content), request), answered]);
  return answered;
}
