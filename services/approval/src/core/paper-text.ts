import type { EventData } from '@haoban/contracts/events/catalogue';
import { formatDate, localDay } from '@haoban/sla-clock/local-date';
import type { Case } from './case.ts';
import type { Bilingual, Block, PaperKind } from './paper.ts';
import { defaultRemedy } from './remedy.ts';

/** What a paper is written from: the case, and what the journal recorded last before it was issued. */
export type PaperFacts = {
  readonly state: Pick<Case, 'caseId' | 'item' | 'acceptedAt'>;
  readonly zone: string;
  readonly suspension: (EventData<'suspension.started.v1'> & { readonly at: string }) | undefined;
  readonly decision: (EventData<'case.decided.v1'> & { readonly at: string }) | undefined;
};

const law = '《中华人民共和国行政许可法》';
const addressee: Block = { kind: 'addressee', zh: '申请人：', en: 'To the applicant' };
const paragraph = (zh: string, en = ''): Block => ({ kind: 'paragraph', zh, en });
type Row = { readonly label: Bilingual; readonly value: string };
const fact = (zh: string, en: string, value: string): Row => ({ label: { zh, en }, value });

/** The local date of an instant, `2026-11-02`. */
export const dateOf = (at: string, zone: string): string => formatDate(localDay(Date.parse(at), zone));

/** The same as it is written on papers: `2026年11月2日`. */
function writtenDate(at: string, zone: string): string {
  const [year, month, day] = dateOf(at, zone).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

const theCase = ({ state, zone }: PaperFacts): Row[] => [
  fact('申请事项', 'Item', state.item.name ?? state.item.code),
  fact('办件编号', 'Case number', state.caseId),
  fact('受理日期', 'Accepted', writtenDate(state.acceptedAt, zone)),
];

const procedures: Readonly<Record<string, string>> = {
  hearing: '听证',
  tender: '招标',
  auction: '拍卖',
  inspection: '检验',
  testing: '检测',
  quarantine: '检疫',
  appraisal: '鉴定',
  expert_review: '专家评审',
  other_by_statute: '法律规定的其他程序',
};

function procedureText(facts: PaperFacts): Block[] {
  const { suspension, zone } = facts;
  if (suspension === undefined)
    throw new Error(`${facts.state.caseId} has a notice but no special procedure`);
  const { reason, basis, plannedDays, at } = suspension;
  const procedure = procedures[reason] ?? reason;
  return [
    addressee,
    paragraph(
      `你（单位）的申请，依法需要进行${procedure}。根据${law}第四十五条的规定，所需时间不计算在办理期限内，现将所需时间书面告知。`,
      'Your case needs a special procedure. Its time is not counted in the term of your case (article 45 of the Administrative Licensing Law).',
    ),
    {
      kind: 'facts',
      rows: [
        ...theCase(facts),
        fact('特别程序', 'Procedure', procedure),
        fact('开始日期', 'From', writtenDate(at, zone)),
        fact('所需时间', 'Planned', `${plannedDays}日`),
        ...(basis === undefined ? [] : [fact('法律依据', 'Legal basis', basis)]),
      ],
    },
    paragraph(
      '该程序结束后，办理期限继续计算。',
      'The term of your case goes on when the procedure is over.',
    ),
  ];
}

/** A remedy's Chinese, which ends with its last full stop, and the English behind it, if there is any. */
function remedyText(remedy: string): Bilingual {
  const [, zh = remedy, en = ''] = /^([^]*。)\s*([^。]+)$/.exec(remedy) ?? [];
  return { zh: zh.replace(/。?$/, '。'), en };
}

function denialText(facts: PaperFacts): Block[] {
  const { decision } = facts;
  if (decision === undefined) throw new Error(`${facts.state.caseId} has a denial but no decision`);
  const { reason = '', remedy = defaultRemedy } = decision;
  return [
    addressee,
    paragraph(
      `你（单位）的申请，经审查，不符合法定条件、标准。根据${law}第三十八条第二款的规定，决定不予行政许可。`,
      'Your application does not meet the conditions of the law. The permit is denied under article 38 (2) of the Administrative Licensing Law.',
    ),
    { kind: 'facts', rows: theCase(facts) },
    paragraph(`理由：${reason.replace(/。?$/, '。')}`),
    { kind: 'paragraph', ...remedyText(remedy) },
  ];
}

/** What a paper of a kind says about a case. */
export function paperText(kind: PaperKind, facts: PaperFacts): Block[] {
  switch (kind) {
    case 'special_procedure':
      return procedureText(facts);
    case 'denial':
      return denialText(facts);
  }
}
