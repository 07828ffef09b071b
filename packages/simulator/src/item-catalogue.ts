import type { EventData } from '@haoban/contracts/events/catalogue';

/** A service item as `item.published` carries it, without the version that the catalogue gives. */
export type Item = Omit<EventData<'item.published.v1'>, 'version'>;
type Stage = Item['stages'][number];

const workingDays = (n: number) => ({ n, unit: 'WD' as const });

const stage = (code: string, name: string, org: string, days: number, after: string[] = []): Stage => ({
  code,
  name,
  org: `320281-${org}`,
  term: workingDays(days),
  after,
  join: 'all',
});

const onTheSpot = (code: string, name: string, nameEn: string, org: string, materials: string[]): Item => ({
  code,
  name,
  kind: 'immediate',
  org: `320281-${org}`,
  statutory: workingDays(5),
  promised: { unit: 'IMMEDIATE' },
  visitsLimit: 0,
  onlineDepth: 4,
  stages: [],
  policies: { nameEn, materials },
});

type Promised = Pick<Item, 'code' | 'name' | 'stages'> &
  Partial<Item> & {
    nameEn: string;
    org: string;
    law: number;
    promise: number;
    materials: string[];
  };

const promised = ({ nameEn, org, law, promise, materials, ...item }: Promised): Item => ({
  kind: 'promise',
  statutory: workingDays(law),
  promised: workingDays(promise),
  visitsLimit: 1,
  onlineDepth: 3,
  ...item,
  org: `320281-${org}`,
  policies: {
    nameEn,
    materials,
    localSuspensions: ['publicity', 'site_survey', 'fee_payment'],
    committedMaterials: materials,
  },
});

/** A class of industrial projects: 13, 17 or 26 working days, half of what they took in 2017. */
const tier = (promise: number, drawings: number, permit: number) => ({
  promised: workingDays(promise),
  stages: [
    stage('drawings', '施工图联合审查', 'fd', drawings),
    stage('permit', '施工许可核发', 'hc', permit, ['drawings']),
  ],
});

/** The items of Jiangyin: the three "2440" families, ordinary promises of 5 to 10 working days, and on-the-spot certificates. */
export const items: Item[] = [
  promised({
    code: 'enterprise-start-up',
    name: '企业开办',
    nameEn: 'Enterprise start-up',
    family: 'enterprise_start_up',
    org: 'ms',
    law: 15,
    promise: 2,
    visitsLimit: 0,
    onlineDepth: 4,
    stages: [
      stage('licence', '营业执照核发', 'ms', 1),
      stage('seal', '公章刻制备案', 'ps', 1, ['licence']),
      stage('tax', '税务登记与发票领用', 'tx', 1, ['licence']),
    ],
    materials: ['application', 'articles', 'premises', 'identity'],
  }),
  promised({
    code: 'property-registration',
    name: '不动产登记（交易、缴税、登记三合一）',
    nameEn: 'Property registration (sale, tax and title in one)',
    family: 'property_registration',
    org: 'nr',
    law: 30,
    promise: 4,
    stages: [
      stage('sale-check', '房屋交易审核', 'hc', 1),
      stage('tax', '契税核缴', 'tx', 1),
      stage('title-review', '权属审核', 'nr', 2),
      stage('registration', '登簿制证', 'nr', 1, ['sale-check', 'tax', 'title-review']),
    ],
    materials: ['application', 'contract', 'title', 'identity'],
  }),
  promised({
    code: 'industrial-construction-permit',
    name: '工业建设项目施工许可',
    nameEn: 'Industrial construction permit',
    family: 'industrial_construction_permit',
    org: 'hc',
    law: 110,
    promise: 40,
    stages: [
      stage('land', '建设用地批准', 'nr', 8),
      stage('plan', '规划方案审查', 'nr', 10),
      stage('planning-permit', '建设工程规划许可', 'nr', 5, ['land', 'plan']),
      stage('drawings', '施工图联合审查', 'fd', 15, ['plan']),
      stage('supervision', '质量安全监督登记', 'hc', 5, ['plan']),
      stage('equipment', '特种设备安装告知', 'ms', 5, ['plan']),
      stage('permit', '施工许可核发', 'hc', 5, ['planning-permit', 'drawings', 'supervision', 'equipment']),
    ],
    materials: ['application', 'land-contract', 'plan', 'drawings', 'survey', 'tender'],
  }),
  promised({
    code: 'restaurant-licence',
    name: '食品经营许可（餐饮）',
    nameEn: 'Restaurant licence',
    theme: 'open_a_restaurant',
    org: 'ms',
    law: 20,
    promise: 8,
    stages: [
      stage('review', '材料审查', 'ms', 3),
      stage('inspection', '现场核查', 'ms', 4, ['review']),
      stage('approval', '审批发证', 'ms', 1, ['inspection']),
    ],
    materials: ['application', 'premises', 'layout', 'health-certificates'],
  }),
  promised({
    code: 'kindergarten-permit',
    name: '民办幼儿园设立审批',
    nameEn: 'Private kindergarten permit',
    org: 'ed',
    law: 20,
    promise: 10,
    stages: [
      stage('review', '材料审查', 'ed', 2),
      stage('fire-opinion', '消防意见', 'fd', 5, ['review']),
      stage('health-opinion', '卫生保健意见', 'hs', 5, ['review']),
      stage('premises-opinion', '园舍意见', 'hc', 5, ['review']),
      // Two of the three opinions are enough for the board to sit; the third may follow.
      {
        ...stage('board', '评议决定', 'ed', 3, ['fire-opinion', 'health-opinion', 'premises-opinion']),
        join: 'quorum',
        quorum: 2,
      },
    ],
    materials: ['application', 'charter', 'premises', 'staff', 'funds'],
  }),
  promised({
    code: 'public-premises-hygiene',
    name: '公共场所卫生许可',
    nameEn: 'Hygiene permit for public premises',
    theme: 'open_a_restaurant',
    org: 'hs',
    law: 20,
    promise: 5,
    visitsLimit: 0,
    stages: [stage('review', '材料审查', 'hs', 2), stage('approval', '审批发证', 'hs', 3, ['review'])],
    materials: ['application', 'premises', 'layout'],
  }),
  promised({
    code: 'outdoor-advertising',
    name: '户外广告设施设置审批',
    nameEn: 'Outdoor advertising permit',
    theme: 'open_a_restaurant',
    org: 'um',
    law: 20,
    promise: 5,
    visitsLimit: 0,
    stages: [
      stage('street-view', '市容审查', 'um', 3),
      stage('structure', '结构安全审查', 'hc', 3),
      stage('approval', '审批发证', 'um', 2, ['street-view', 'structure']),
    ],
    materials: ['application', 'design', 'site-consent'],
  }),
  promised({
    code: 'labour-dispatch-licence',
    name: '劳务派遣经营许可',
    nameEn: 'Labour dispatch licence',
    org: 'hr',
    law: 20,
    promise: 7,
    stages: [stage('review', '材料审查', 'hr', 4), stage('approval', '审批发证', 'hr', 3, ['review'])],
    materials: ['application', 'articles', 'premises', 'rules'],
  }),
  promised({
    code: 'industrial-project-approval',
    name: '工业建设项目审批（按项目分类）',
    nameEn: 'Industrial project approval, by class of the project',
    org: 'hc',
    law: 60,
    promise: 26,
    stages: [
      stage('drawings', '施工图联合审查', 'fd', 16),
      stage('permit', '施工许可核发', 'hc', 10, ['drawings']),
    ],
    classes: {
      simple: tier(13, 8, 5),
      ordinary: tier(17, 10, 7),
      complex: tier(26, 16, 10),
    },
    materials: ['application', 'land-contract', 'drawings', 'tender'],
  }),
  onTheSpot('residence-permit-endorsement', '居住证签注', 'Residence permit endorsement', 'ps', [
    'identity',
    'residence-permit',
  ]),
  onTheSpot('insurance-record', '社会保险参保证明', 'Social insurance record', 'hr', ['identity']),
  onTheSpot('property-record', '不动产登记信息查询证明', 'Property record certificate', 'nr', ['identity']),
  onTheSpot('trader-registration', '个体工商户设立登记', 'Sole trader registration', 'ms', [
    'application',
    'identity',
    'premises',
  ]),
];
