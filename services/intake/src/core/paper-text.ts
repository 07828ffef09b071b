import type { EventData } from '@haoban/contracts/events/catalogue';
import type { Case } from './case.ts';
import { dateOf, writtenDate, writtenTerm, type PaperDays } from './paper-dates.ts';
import type { Bilingual, Block, PaperKind } from './paper.ts';

/** What a paper is written from: the filing, the item's name, and its acceptance where it was accepted. */
export type PaperFacts = {
  readonly state: Case;
  readonly itemName: string;
  readonly accepted: (EventData<'case.accepted.v1'> & { readonly at: string }) | undefined;
  readonly days: PaperDays;
};

const law = '《中华人民共和国行政许可法》';
const addressee: Block = { kind: 'addressee', zh: '申请人：', en: 'To the applicant' };
const paragraph = (zh: string, en = ''): Block => ({ kind: 'paragraph', zh, en });
type Row = { readonly label: Bilingual; readonly value: string };
const fact = (zh: string, en: string, value: string): Row => ({ label: { zh, en }, value });

const theCase = ({ itemName, state, days }: PaperFacts): Row[] => [
  fact('申请事项', 'Item', itemName),
  fact('办件编号', 'Case number', state.caseId),
  fact('收到申请', 'Received', writtenDate(dateOf(state.submittedAt, days.zone))),
];

function awaitedRows({
  lateMaterials: late = [],
  committedMaterials: committed = [],
}: EventData<'case.accepted.v1'>): Row[] {
  return [
    ...(late.length > 0 ? [fact('容缺补交材料', 'May follow before the decision', late.join('、'))] : []),
    ...(committed.length > 0 ? [fact('以承诺代替', 'Replaced by a promise', committed.join('、'))] : []),
  ];
}

function acceptanceText(facts: PaperFacts): Block[] {
  const { accepted, days } = facts;
  if (accepted === undefined) throw new Error(`${facts.state.caseId} has a notice but no acceptance`);
  const { item, day0, at } = accepted;
  const terms = (
    [
      ['承诺办结', 'Promised by', item.promised],
      ['法定期限', 'Due by law', item.statutory],
    ] as const
  ).flatMap(([zh, en, term]) =>
    term === undefined ? [] : [fact(zh, en, writtenTerm(term, { at, day0 }, days))],
  );
  const opening = accepted.deemed
    ? paragraph(
        `你（单位）的申请，本机关收到后五日内没有一次性告知需要补正的全部内容。根据${law}第三十二条第一款第四项的规定，自收到申请材料之日起即为受理。`,
        'No notice of missing material was given within five days, so by article 32 (1)(4) of the Administrative Licensing Law the application counts as accepted on its receipt.',
      )
    : paragraph(
        `你（单位）的申请，经审查，属于本机关职权范围，申请材料齐全，符合法定形式。根据${law}第三十二条第一款第五项的规定，决定予以受理。`,
        'Your application is complete and in due form. It is accepted under article 32 (1)(5) of the Administrative Licensing Law.',
      );
  return [
    addressee,
    opening,
    {
      kind: 'facts',
      rows: [
        ...theCase(facts),
        fact('受理日期', 'Accepted', writtenDate(day0)),
        ...terms,
        ...awaitedRows(accepted),
      ],
    },
    paragraph(
      '办理期限自受理之次日起计算。依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在内，另行书面告知。',
      'Days are counted from the day after acceptance. Time for hearings, tests and expert reviews is not counted and is notified in writing.',
    ),
  ];
}

function correctionText(facts: PaperFacts): Block[] {
  return [
    addressee,
    paragraph(
      `你（单位）的申请，经审查，申请材料不齐全或者不符合法定形式。根据${law}第三十二条第一款第四项的规定，现一次性告知需要补正的全部内容：`,
      'Your application is not complete or not in due form. This is everything that is missing; you will not be asked again.',
    ),
    { kind: 'list', items: facts.state.notice?.missing ?? [] },
    { kind: 'facts', rows: theCase(facts) },
    paragraph(
      '请补正后重新提交。本机关收到全部补正材料之日，即为收到申请之日。',
      'Please resubmit. The review begins anew on the day on which everything has come in.',
    ),
  ];
}

function refusalText(facts: PaperFacts): Block[] {
  const { status, reason = '', remedy } = facts.state;
  const decision =
    status === 'not_required'
      ? paragraph(
          `你（单位）的申请，经审查，所申请事项依法不需要取得行政许可。根据${law}第三十二条第一款第一项的规定，决定不予受理。`,
          'What you applied for needs no permit, so the application is not accepted (article 32 (1)(1) of the Administrative Licensing Law).',
        )
      : paragraph(
          `你（单位）的申请，经审查，根据${law}第三十二条第一款第二项的规定，决定不予受理。`,
          'Your application is not accepted, under article 32 (1)(2) of the Administrative Licensing Law.',
        );
  return [
    addressee,
    decision,
    { kind: 'facts', rows: theCase(facts) },
    paragraph(`理由：${reason.replace(/。?$/, '。')}`),
    ...(remedy === undefined
      ? []
      : [
          paragraph(
            remedy,
            'Reconsideration of this decision or a lawsuit against it is open within the time named here.',
          ),
        ]),
  ];
}

const sources = { upload: '已提交', shared: '数据共享', committed: '书面承诺', late: '容后补交' } as const;

function receiptText(facts: PaperFacts): Block[] {
  const { materials } = facts.state.submission;
  return [
    addressee,
    paragraph(
      '现收到你（单位）提出的下列申请和材料：',
      'We have received this application and its materials.',
    ),
    { kind: 'facts', rows: theCase(facts) },
    ...(materials.length === 0
      ? []
      : [
          {
            kind: 'list',
            items: materials.map(({ code, source }) => `${code}（${sources[source]}）`),
          } as const,
        ]),
    paragraph(
      '本凭证证明收到申请，不代表受理。本机关自收到之日起五个工作日内决定是否受理；材料不齐全的，一次性告知需要补正的全部内容。',
      'This proves receipt, not acceptance. Within five working days the application is accepted or you are told, once, what is missing.',
    ),
  ];
}

/** What a paper of a kind says about a filing. */
export function paperText(kind: PaperKind, facts: PaperFacts): Block[] {
  switch (kind) {
    case 'acceptance':
      return acceptanceText(facts);
    case 'correction':
      return correctionText(facts);
    case 'refusal':
      return refusalText(facts);
    case 'receipt':
      return receiptText(facts);
  }
}
