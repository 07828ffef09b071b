import { noticeProblems } from '@haoban/notices/notice-problems';
import type { ProblemCatalogue } from '@haoban/service-kit/problems';

/** Refusals of intake and what to do about them. */
export const intakeProblems = {
  ...noticeProblems,
  case_unknown: {
    status: 404,
    zh: '没有这个办件编号，请核对受理单。',
    en: 'No case has this number; check the receipt.',
  },
  ticket_unknown: { status: 404, zh: '没有这张排队号。', en: 'No such ticket.' },
  item_unknown: {
    status: 422,
    zh: '没有这个事项，或已停办。',
    en: 'There is no such item, or it was retired.',
  },
  area_unknown: {
    status: 422,
    zh: '没有这个区划，请先发布。',
    en: 'There is no such area; publish it first.',
  },
  hall_unknown: { status: 422, zh: '没有这个大厅或窗口。', en: 'There is no such hall or window.' },
  party_unknown: { status: 404, zh: '没有这位申请人的资料。', en: 'Nothing is kept about this applicant.' },
  wrong_status: {
    status: 409,
    zh: '办件当前状态不能这样办理，请刷新后查看。',
    en: 'Its present state does not allow this; reload and look.',
  },
  second_notice: {
    status: 409,
    zh: '补正只能一次性告知，不能再次要求。',
    en: 'Corrections are asked for once; a second notice is not lawful.',
  },
  mendings_full: {
    status: 409,
    zh: '当场更正的内容过多，请一次性告知补正。',
    en: 'Too much was corrected on the spot; ask for correction, once.',
  },
  accepted_already: {
    status: 409,
    zh: '办件已受理，后续由审批部门办理，请到审批环节处理。',
    en: 'The case was accepted; from here on approval handles it: go on there.',
  },
  reason_missing: { status: 422, zh: '须写明理由。', en: 'Give the reason.' },
  org_unknown: {
    status: 422,
    zh: '没有这个部门，请核对部门编码。',
    en: 'There is no such organisation; check its code.',
  },
  org_unchanged: {
    status: 409,
    zh: '办件已在该部门，无须转办。',
    en: 'The filing is with this organisation already.',
  },
  tolerance_not_allowed: {
    status: 422,
    zh: '缺少的材料不在该事项容缺范围内，请一次性告知补正。',
    en: 'The item does not let these materials come late; ask for correction.',
  },
  commitment_not_allowed: {
    status: 422,
    zh: '该事项不允许以承诺替代这些材料，请一次性告知补正。',
    en: 'The item does not let a promise replace these materials; ask for correction.',
  },
  commitment_blocked: {
    status: 409,
    zh: '申请人此前承诺未兑现，不再适用容缺受理和告知承诺：请提交全部材料，或先申请信用修复。',
    en: 'The applicant broke a promise before: bring every material, or have the credit restored first.',
  },
  credit_unknown: {
    status: 404,
    zh: '该办件没有这条失信记录。',
    en: 'This case left no such entry on the record.',
  },
  credit_restored: { status: 409, zh: '这条记录已经修复。', en: 'This entry was lifted already.' },
  light_unknown: { status: 404, zh: '该办件没有亮过这盏灯。', en: 'The case never had this light.' },
  light_cancelled: { status: 409, zh: '这盏灯已经撤销。', en: 'This light was cancelled already.' },
  second_person_needed: {
    status: 403,
    zh: '经办人不能撤销本件的亮灯，须由他人审批。',
    en: 'Whoever handled the case cannot cancel its lights: a second person must.',
  },
  stage_graph_broken: {
    status: 422,
    zh: '环节图走不到终点：有循环、缺前置环节或会签人数不够。',
    en: 'The stage graph has no end: a circle, a missing predecessor, or a quorum that cannot be reached.',
  },
  promise_exceeds_law: {
    status: 422,
    zh: '承诺时限不得超过法定时限。',
    en: 'The promised term must not exceed the statutory one.',
  },
  code_taken: { status: 409, zh: '该编码已用于其他类别。', en: 'This code names something of another kind.' },
  theme_unknown: { status: 422, zh: '没有这个“一件事”主题。', en: 'There is no such theme.' },
  bundle_unknown: { status: 404, zh: '没有这个“一件事”联办。', en: 'There is no such bundle.' },
  item_not_in_theme: {
    status: 422,
    zh: '所选事项不属于这个“一件事”主题。',
    en: 'An item that was asked for does not belong to the theme.',
  },
  material_unknown: {
    status: 422,
    zh: '有事项用到未提交的材料，请补充或更正材料清单。',
    en: 'A case uses a material that was not given; add it or mend the list.',
  },
  project_class_unknown: {
    status: 422,
    zh: '该事项按项目类别办理，请填写目录中的类别。',
    en: 'The item depends on the class of the project; name one that the catalogue lists.',
  },
  project_missing: {
    status: 422,
    zh: '填写审批阶段时须填写项目代码。',
    en: 'A stage of a project needs the number of the project.',
  },
  prereview_unknown: {
    status: 404,
    zh: '没有这个预审编号，请核对。',
    en: 'No pre-review has this number; check it.',
  },
  precondition_unknown: {
    status: 422,
    zh: '该事项不允许先预审、后补这份材料。',
    en: 'The item does not let this paper arrive after a review.',
  },
  material_not_awaited: {
    status: 409,
    zh: '预审没有在等这份材料，或材料已经到了。',
    en: 'The pre-review does not wait for this paper, or it has arrived.',
  },
  number_taken: { status: 409, zh: '编号冲突，请重试。', en: 'The number was taken; try again.' },
  item_code_invalid: {
    status: 422,
    zh: '事项编码不符合本省规则。',
    en: 'The item code does not fit the pattern of this province.',
  },
  paper_unknown: {
    status: 404,
    zh: '查无此文书，请核对编号和查验码。',
    en: 'There is no such paper; compare number and verification code.',
  },
  file_unknown: { status: 404, zh: '没有这份材料。', en: 'There is no such file.' },
  file_too_large: {
    status: 413,
    zh: '文件过大，请压缩或拆分后上传。',
    en: 'The file is too large; make it smaller or split it.',
  },
  file_empty: { status: 422, zh: '文件是空的，请重新选择。', en: 'The file is empty; choose it again.' },
  upload_torn: { status: 400, zh: '上传中断，请重新上传。', en: 'The upload broke off; send it again.' },
  file_kind_refused: {
    status: 415,
    zh: '只接收 PDF、JPG、PNG、WebP、DOCX 和 XLSX 文件（按内容判断）。',
    en: 'Only PDF, JPEG, PNG, WebP, DOCX and XLSX are taken, judged by their content.',
  },
  files_full: {
    status: 409,
    zh: '本件材料数量已达上限。',
    en: 'This filing has as many files as it may have.',
  },
  seal_invalid: {
    status: 422,
    zh: '印章须为完好的 PNG 图片：每通道 8 位，不隔行，边长不超过 2000 像素。',
    en: 'A seal is a whole PNG: 8 bits a channel, not interlaced, at most 2000 pixels a side.',
  },
} as const satisfies ProblemCatalogue;
