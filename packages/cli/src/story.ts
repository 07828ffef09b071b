import { randomUUID } from 'node:crypto';
import { waitUntil } from '@haoban/local-stack/wait-until';
import { Failed } from './command.ts';
import { ask, textOf, type Asking } from './requests.ts';
import type { Suite } from './suite.ts';

const place = { region: '320281', hall: '320281-h1', window: 'w01' };
const heardLimitMs = 15_000;

/** A filing at the window for an item; the applicant is made up, a new one each time. */
export async function fileAtWindow(suite: Suite, itemCode: string, key = randomUUID()): Promise<string> {
  const identityNumber = `DEMO${key.slice(0, 12)}`;
  const filed = await ask(suite, 'POST', '/api/intake/cases', {
    account: 'window-clerk',
    key,
    body: {
      itemCode,
      ...place,
      channel: 'window',
      integratedWindow: true,
      applicant: {
        kind: 'person',
        name: '示例申请人',
        identityNumber,
        phone: '13800000000',
        address: '江阴市示例路 1 号',
      },
    },
  });
  return textOf(filed, 'caseId');
}

/** Asks until the service has heard what the request speaks of: events travel between services. */
export async function askWhenHeard(
  suite: Suite,
  path: string,
  asking: Asking,
  method: 'GET' | 'POST' = 'POST',
) {
  const key = randomUUID();
  let refused = '';
  const answer = await waitUntil(
    async () => {
      try {
        return await ask(suite, method, path, { ...asking, key });
      } catch (error) {
        if (!(error instanceof Failed) || !/ (404|409) /.test(error.message)) throw error;
        refused = error.message;
        return undefined;
      }
    },
    { timeoutMs: heardLimitMs, what: path },
  ).catch((error: unknown) => {
    throw new Failed(refused === '' ? String(error) : refused);
  });
  return answer;
}

/** What one step of the story said, for the person who watches. */
export type Tell = (line: string) => void;

type Stage = { stage: string; status: string };

/** The stages of a case that are under way now. */
async function stagesUnderWay(suite: Suite, caseId: string): Promise<string[]> {
  const answer = await askWhenHeard(suite, `/api/approval/cases/${caseId}`, { account: 'chief' }, 'GET');
  const stages: unknown = answer['stages'];
  const known = Array.isArray(stages)
    ? stages.filter((stage): stage is Stage => typeof stage === 'object' && stage !== null)
    : [];
  return known.filter(({ status }) => status === 'active').map(({ stage }) => stage);
}

/** One case from the window to the rating: file, accept, stages in parallel, decide, deliver, rate. */
export async function tellStory(suite: Suite, tell: Tell): Promise<string> {
  const caseId = await fileAtWindow(suite, 'property-registration');
  tell(`收件 filed            ${caseId} (不动产登记 property registration)`);
  await ask(suite, 'POST', `/api/intake/cases/${caseId}/acceptance`, { account: 'window-clerk' });
  tell('受理 accepted         时钟开始 the clocks start');
  for (
    let under = await stagesUnderWay(suite, caseId);
    under.length > 0;
    under = await stagesUnderWay(suite, caseId)
  ) {
    tell(`环节 stages           ${under.join(' ∥ ')}`);
    await Promise.all(
      under.map((stage) =>
        ask(suite, 'POST', `/api/approval/cases/${caseId}/stages/${stage}/completion`, {
          account: 'chief',
          body: { outcome: 'passed' },
        }),
      ),
    );
  }
  await ask(suite, 'POST', `/api/approval/cases/${caseId}/decision`, {
    account: 'chief',
    body: { outcome: 'granted' },
  });
  tell('决定 decided          准予 granted');
  const { documents } = await askWhenHeard(suite, `/api/delivery/cases/${caseId}/deliveries`, {
    account: 'courier-desk',
    body: { method: 'e_licence' },
  });
  tell(`送达 delivered        电子证照 e-licence ${Array.isArray(documents) ? documents.join(', ') : ''}`);
  const invited = await askWhenHeard(suite, `/api/rating/subjects/${caseId}/invitations`, {
    account: 'window-clerk',
    body: { node: '3' },
  });
  const token = textOf(invited, 'url').split('/').at(-1) ?? '';
  await ask(suite, 'POST', `/api/rating/links/${token}/rating`, {
    body: { level: 5, options: [510], channel: 'qr' },
  });
  tell('评价 rated            非常满意 very satisfied');
  return caseId;
}
