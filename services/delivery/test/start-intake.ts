import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '@haoban/local-stack/free-port';
import { serviceProgram } from '@haoban/local-stack/service-processes';
import { testDatabase, testIssuer, testNats, testToken, waitUntil } from '@haoban/local-stack/test-fixtures';

const area = {
  name: '江阴市',
  zone: 'Asia/Shanghai',
  calendarId: 'cn',
  tripCostCents: 2500,
  defaultRating: false,
};
const item = {
  name: '施工许可',
  kind: 'promise',
  org: '320281-hc',
  visitsLimit: 1,
  onlineDepth: 4,
  stages: [],
  policies: {},
};

/** Intake as a process of its own, with an area and an item published, as delivery meets it at work. */
export async function startIntake() {
  const [database, nats, port] = await Promise.all([testDatabase(['intake']), testNats(), freePort()]);
  const url = `http://127.0.0.1:${port}`;
  const objects = mkdtempSync(join(tmpdir(), 'haoban-objects-'));
  const service = spawn(process.execPath, [serviceProgram('intake')], {
    stdio: 'ignore',
    env: {
      PORT: String(port),
      DATABASE_URL: database.url,
      NATS_URL: nats.url,
      OIDC_ISSUER: testIssuer(),
      HAOBAN_KEY: Buffer.alloc(32, 7).toString('base64'),
      HAOBAN_OBJECTS: pathToFileURL(objects).href,
      PUBLIC_URL: 'https://hall.example',
    },
  });
  await waitUntil(async () => (await fetch(`${url}/health/ready`)).ok, {
    timeoutMs: 240_000,
    what: 'intake',
  });

  const send = async (method: string, path: string, account: string, body: unknown) => {
    const response = await fetch(`${url}/api/intake${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await testToken(account)}`,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`intake answered ${response.status}: ${text}`);
    return text;
  };
  await send('PUT', '/areas/320281', 'admin', area);
  await send('PUT', '/items/permit', 'admin', item);

  return {
    url,
    /** Files a case of an applicant; the applicant's reference. */
    file: async (applicant: Record<string, string>): Promise<string> => {
      const body = { itemCode: 'permit', region: '320281', channel: 'window', applicant };
      const filed: { applicantRef: string } = JSON.parse(await send('POST', '/cases', 'window-clerk', body));
      return filed.applicantRef;
    },
    /** Ends the process, as if it were down. */
    stop: async () => {
      if (service.exitCode === null && service.kill('SIGKILL')) await once(service, 'exit');
      rmSync(objects, { recursive: true, force: true });
    },
    drop: () => database.drop(),
  };
}
