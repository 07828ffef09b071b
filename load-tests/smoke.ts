// A whole case over HTTP, again and again: a ticket, the filing, the acceptance, the decision, the e-licence, the rating.
import { sleep } from 'k6';
import exec from 'k6/execution';
import type { Options } from 'k6/options';
import { requireTarget, take, takeWhenHeard, tokenOf, type Step, type World } from './hall-client.ts';
import { summaryOf, type SummaryData } from './summary.ts';

const { TARGET = '', ISSUER = '', SECRET = '', RUN = '', SUMMARY = 'summary.json' } = __ENV;
const world: World = { target: TARGET, issuer: ISSUER, secret: SECRET, run: RUN };

export const options: Options = {
  vus: 5,
  duration: '20s',
  summaryTrendStats: ['avg', 'p(50)', 'p(95)', 'p(99)', 'max'],
  thresholds: {
    checks: ['rate==1'],
    http_req_failed: ['rate==0'],
    http_req_duration: ['p(95)<500'],
    heard_after: ['p(99)<1000'],
  },
};

type Tokens = { readonly window: string; readonly officer: string; readonly delivery: string };

export function setup(): Tokens {
  requireTarget(world);
  return {
    window: tokenOf(world, 'window-clerk'),
    officer: tokenOf(world, 'officer-ms'),
    delivery: tokenOf(world, 'courier-desk'),
  };
}

const hall = '320281-h1';

const filing = (window: string, person: string) => ({
  itemCode: 'trader-registration',
  region: '320281',
  channel: 'window',
  applicant: { kind: 'person', name: `压测 ${person}`, identityNumber: person },
  hall,
  window,
  integratedWindow: true,
  materials: [{ code: 'application', source: 'upload' }],
});

export default function wholeCase(tokens: Tokens): void {
  const { idInTest } = exec.vu;
  const iteration = `${world.run}-${idInTest}-${exec.vu.iterationInScenario}`;
  const window = `w${String(((idInTest - 1) % 30) + 1).padStart(2, '0')}`;
  const step = (name: string, path: string, status: number, token?: string, body?: Step['body']): Step => ({
    name,
    path,
    status,
    key: `${iteration}-${name}`,
    ...(token === undefined ? {} : { token }),
    ...(body === undefined ? {} : { body }),
  });
  const clerk = (name: string, path: string, status: number, body?: Step['body']): Step =>
    step(name, `/api/intake${path}`, status, tokens.window, body);

  const ticket = take(world, clerk('ticket', '/tickets', 201, { hall, queue: 'A' }), 'ticketId');
  take(world, clerk('call', `/tickets/${ticket}/call`, 200, { window }));
  const caseId = take(world, clerk('file', '/cases', 201, filing(window, iteration)), 'caseId');
  // A suite that refuses is not hammered.
  if (caseId === undefined) return sleep(1);
  console.log(`filed ${caseId}`);
  take(world, clerk('accept', `/cases/${caseId}/acceptance`, 200));
  take(world, clerk('serve', `/tickets/${ticket}/service-end`, 200, { caseIds: [caseId] }));

  const decision = `/api/approval/cases/${caseId}/decision`;
  takeWhenHeard(world, step('decide', decision, 200, tokens.officer, { outcome: 'granted' }));
  const deliveries = `/api/delivery/cases/${caseId}/deliveries`;
  takeWhenHeard(world, step('deliver', deliveries, 201, tokens.delivery, { method: 'e_licence' }));
  const invitations = `/api/rating/subjects/${caseId}/invitations`;
  const url = takeWhenHeard(world, step('invite', invitations, 201, tokens.window, { node: '3' }), 'url');
  const link = url?.split('/').at(-1);
  const rating = { level: 5, channel: 'mobile' };
  const rate = step('rate', `/api/rating/links/${link}/rating`, 201, undefined, rating);
  take(world, { ...rate, from: `10.0.${idInTest}.${exec.vu.iterationInScenario % 250}` });
}

export const handleSummary = (data: SummaryData): Record<string, string> => summaryOf(world, data, SUMMARY);
