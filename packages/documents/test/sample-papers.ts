import type { Block, Paper } from '../src/paper.ts';

const facts: Block = {
  kind: 'facts',
  rows: [
    { label: { zh: '申请事项', en: 'Item' }, value: '公众聚集场所投入使用、营业前消防安全检查（告知承诺）' },
    { label: { zh: '办件编号', en: 'Case number' }, value: '320281202611020000017' },
    { label: { zh: '收件时间', en: 'Received' }, value: '2026年11月2日 09:30' },
    { label: { zh: '承诺办结日期', en: 'Promised by' }, value: '2026年11月9日（5个工作日）' },
    { label: { zh: '法定办结日期', en: 'Due by law' }, value: '2026年11月30日（20个工作日）' },
  ],
};
const addressee: Block = { kind: 'addressee', zh: '申请人：', en: 'To the applicant' };

/** A notice of acceptance with every kind of block. */
export const acceptance: Paper = {
  issuer: '江阴市行政审批局',
  title: { zh: '受理通知书', en: 'Notice of Acceptance' },
  number: 'SL-320281202611020000017-01',
  blocks: [
    addressee,
    {
      kind: 'paragraph',
      zh: '你（单位）提出的行政许可申请，经审查，申请材料齐全，符合法定形式。根据《中华人民共和国行政许可法》第三十二条第一款第五项的规定，决定予以受理。',
      en: 'Your application is complete and in due form. It is accepted under article 32 (1) (5) of the Administrative Licensing Law.',
    },
    facts,
    {
      kind: 'paragraph',
      zh: '办理期限自受理之次日起计算；依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在内，并另行书面告知。',
      en: 'Days are counted from the day after acceptance. Time for hearings, tests and expert reviews is not counted and is notified in writing.',
    },
  ],
  date: '2026-11-02',
  seal: { owner: '江阴市行政审批局', foot: '政务服务专用章' },
  verification: {
    code: '7KQ2-M9XD-04TB-ZWEP',
    url: 'https://hall.example.gov.cn/api/intake/papers/SL-320281202611020000017-01?code=7KQ2-M9XD-04TB-ZWEP',
  },
};

/** A one-time notice that lists more than a page of missing material, by an office with a long name. */
export const correction: Paper = {
  ...acceptance,
  issuer: '新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县市场监督管理局',
  title: { zh: '申请材料补正一次性告知书', en: 'One-time Notice of Missing Material' },
  blocks: [
    addressee,
    {
      kind: 'paragraph',
      zh: '你（单位）申请的“企业开办”，申请材料不齐全。现一次性告知需要补正的全部内容：',
      en: '',
    },
    {
      kind: 'list',
      items: Array.from({ length: 24 }, (_, index) =>
        index % 3 === 0
          ? '营业执照副本复印件'
          : `法定代表人身份证明（正反面，扫描分辨率不低于 300 dpi），第 ${index} 项须加盖公章`,
      ),
    },
  ],
  seal: { owner: '新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县市场监督管理局' },
};

/** A licence of an enterprise. */
export const licence: Paper = {
  layout: 'certificate',
  issuer: '江阴市住房和城乡建设局',
  title: { zh: '建筑工程施工许可证', en: 'Construction Permit' },
  number: 'permit-320281202611020000017-01',
  blocks: [
    {
      kind: 'facts',
      rows: [
        { label: { zh: '持证主体', en: 'Holder' }, value: '江阴好办科技有限公司' },
        { label: { zh: '统一社会信用代码', en: 'Unified credit code' }, value: '91320281MA1TEST00X' },
        {
          label: { zh: '许可事项', en: 'Item' },
          value: '建筑工程施工许可证核发（房屋建筑和市政基础设施工程）',
        },
        { label: { zh: '办件编号', en: 'Case number' }, value: '320281202611020000017' },
        { label: { zh: '发证机关', en: 'Issued by' }, value: '江阴市住房和城乡建设局' },
      ],
    },
  ],
  date: '2026-11-09',
  seal: { owner: '江阴市住房和城乡建设局', foot: '电子证照专用章' },
  verification: {
    code: '7KQ2-M9XD-04TB-ZWEP',
    url: 'https://hall.example.gov.cn/api/delivery/licences/permit-320281202611020000017-01/check?code=7KQ2-M9XD-04TB-ZWEP',
  },
};
