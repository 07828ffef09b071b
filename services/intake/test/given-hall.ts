import type { callers } from './callers.ts';
import { area, item } from './given-filing.ts';

const { code: _area, ...areaBody } = area;
const { code: _item, version: _version, ...itemBody } = item;
export const hall = { name: '江阴市政务服务中心', area: '320281', windows: ['1', '2', '3'] };
export { areaBody, itemBody };

/** A person with particulars that can be looked for. */
export const li = {
  kind: 'person',
  name: '李春华',
  identityNumber: '320281199003077418',
  phone: '13812345678',
  address: '江阴市人民路88号',
} as const;

/** A filing by that person at window 3. */
export const atWindow = {
  itemCode: 'start-up',
  region: '320281',
  channel: 'window',
  hall: '320281-hall',
  window: '3',
  applicant: li,
  materials: [{ code: 'charter', source: 'upload' }],
};

/** The same from home. */
export const fromHome = { itemCode: 'start-up', region: '320281', channel: 'portal', applicant: li };

/** Publishes the county, its authority, its hall and the item of the filings. */
export async function publishHall({ call }: ReturnType<typeof callers>): Promise<void> {
  const put = (path: string, body: unknown) => call('PUT', `/api/intake/${path}`, { as: 'admin', body });
  await put('areas/320281', areaBody);
  await put('organisations/320281-ms', { name: '市场监管局', area: '320281' });
  await put('halls/320281-hall', hall);
  await put('items/start-up', itemBody);
}
