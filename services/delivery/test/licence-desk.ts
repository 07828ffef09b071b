import type { Answer } from './callers.ts';
import type { startDelivery } from './start-delivery.ts';

type Delivery = Pick<Awaited<ReturnType<typeof startDelivery>>, 'address' | 'call'>;

/** Whoever holds a licence or has to do with one. */
export const licenceDesk = ({ address, call }: Delivery) => ({
  check: (number: string, code: string): Promise<Answer> => call('GET', `/licences/${number}?code=${code}`),
  page: async (number: string, code: string) => {
    const answer = await fetch(`${address}/api/delivery/licences/${number}/check?code=${code}`);
    return { status: answer.status, text: await answer.text() };
  },
  pdf: async (path: string) => {
    const answer = await fetch(`${address}/api/delivery${path}`);
    return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
  },
  move: (caseId: string, number: string, action: string, as: string, body: unknown): Promise<Answer> =>
    call('POST', `/cases/${caseId}/licences/${number}/${action}`, as, body),
});
