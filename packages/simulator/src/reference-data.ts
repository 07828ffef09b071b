import type { EventData } from '@haoban/contracts/events/catalogue';
import { items } from './item-catalogue.ts';

type Area = EventData<'area.published.v1'>;
type Organisation = EventData<'org.published.v1'>;
type Hall = EventData<'hall.published.v1'>;
type Theme = EventData<'theme.published.v1'>;

const area = (code: string, name: string, parent?: string): Area => ({
  code,
  name,
  ...(parent === undefined ? {} : { parent }),
  zone: 'Asia/Shanghai',
  calendarId: 'cn',
  tripCostCents: 2500,
  defaultRating: false,
});

const windows = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `w${String(index + 1).padStart(2, '0')}`);

const areas: Area[] = [
  area('32', '江苏省'),
  area('3202', '无锡市', '32'),
  area('320281', '江阴市', '3202'),
  area('320282', '宜兴市', '3202'),
  area('320281001', '澄江街道', '320281'),
  area('320281005', '云亭街道', '320281'),
  area('320281104', '徐霞客镇', '320281'),
  area('320281107', '华士镇', '320281'),
  area('320281108', '周庄镇', '320281'),
];

const county = '320281';
const orgs: Organisation[] = [
  { code: '320281-hall', name: '江阴市政务服务管理办公室', area: county },
  { code: '320281-ms', name: '江阴市市场监督管理局', area: county },
  { code: '320281-nr', name: '江阴市自然资源和规划局', area: county },
  { code: '320281-hc', name: '江阴市住房和城乡建设局', area: county },
  { code: '320281-fd', name: '江阴市消防联合审图中心', area: county },
  { code: '320281-tx', name: '江阴市税务局', area: county },
  { code: '320281-ps', name: '江阴市公安局', area: county },
  { code: '320281-hr', name: '江阴市人力资源和社会保障局', area: county },
  { code: '320281-hs', name: '江阴市卫生健康委员会', area: county },
  { code: '320281-ed', name: '江阴市教育局', area: county },
  { code: '320281-um', name: '江阴市城市管理局', area: county },
  { code: '320281107-hall', name: '华士镇便民服务中心', parent: '320281-hall', area: '320281107' },
  { code: '320282-hall', name: '宜兴市政务服务管理办公室', area: '320282' },
];

const halls: Hall[] = [
  { code: '320281-h1', name: '江阴市政务服务中心', area: county, windows: windows(30) },
  { code: '320281107-h1', name: '华士镇便民服务中心', area: '320281107', windows: windows(6) },
  { code: '320282-h1', name: '宜兴市政务服务中心', area: '320282', windows: windows(24) },
];

const themes: Theme[] = [
  {
    code: 'open_a_restaurant',
    name: '开饭店一件事',
    items: ['enterprise-start-up', 'restaurant-licence', 'public-premises-hygiene', 'outdoor-advertising'],
    promised: { n: 10, unit: 'WD' },
  },
];

/**
 * The reference data of the demonstration county, Jiangyin (320281), parents before children: payloads of `area.published`,
 * `org.published`, `hall.published`, `theme.published`, and of `item.published` without its version. Area codes are the official ones of the
 * statistics bureau; organisation, hall and item codes are ours.
 */
export const referenceData = { areas, orgs, halls, items, themes };
