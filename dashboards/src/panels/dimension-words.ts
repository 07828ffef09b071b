import { MappingType, type ValueMapping } from '@grafana/grafana-foundation-sdk/dashboard';

/** What a column of codes is headed by, in both languages. */
export const dimensionTitles: Readonly<Record<string, string>> = {
  'region:6': '区县 County',
  org: '部门 Organisation',
  item: '事项 Item',
  stage: '环节 Stage',
  channel: '渠道 Channel',
  family: '事项类别 Family',
  projectClass: '项目类别 Project class',
  bundleTheme: '一件事主题 Bundle theme',
  hall: '大厅 Hall',
  queue: '队列 Queue',
  window: '窗口 Window',
  hour: '时段 Hour',
  level: '级别 Level',
  clock: '时钟 Clock',
  reason: '暂停原因 Reason',
  causeKind: '归因 Cause',
  cause: '归于 Caused by',
  method: '送达方式 Method',
  source: '服务 Service',
};

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  channel: {
    window: '窗口 window',
    portal: '网站 portal',
    app: '手机 app',
    kiosk: '自助机 kiosk',
    post: '邮寄 post',
    agent: '代办 agent',
    town: '镇街 town',
    village: '村居 village',
  },
  level: {
    '0': '未定级 none',
    '1': '非常不满意 very dissatisfied',
    '2': '不满意 dissatisfied',
    '3': '基本满意 basically satisfied',
    '4': '满意 satisfied',
    '5': '非常满意 very satisfied',
    warn: '预警 warning',
    yellow: '黄牌 yellow',
    red: '红牌 red',
  },
  causeKind: {
    stage: '部门环节 stage of an organisation',
    applicant: '申请人 applicant',
    procedure: '特别程序 special procedure',
    unexplained: '说不清 unexplained',
  },
  method: {
    window: '窗口领取 window',
    courier: '快递 courier',
    locker: '取件柜 locker',
    e_licence: '电子证照 e-licence',
    agent: '代办 agent',
  },
};

/** What is shown for the codes of a dimension; codes that nobody named stay as they are. */
export const valueNames = (dimension: string): ValueMapping[] => {
  const known = words[dimension];
  if (known === undefined) return [];
  const options: Record<string, { text: string; index: number }> = {};
  for (const [index, [code, text]] of Object.entries(known).entries()) options[code] = { text, index };
  return [{ type: MappingType.ValueToText, options }];
};
