import type { Bilingual } from './paper.ts';

/** What somebody learns who checks a paper: whose it is, what, from when, and whether it still stands. */
export type Checked = {
  readonly number: string;
  readonly title: Bilingual;
  readonly issuer: string;
  readonly date: string;
  readonly stands: boolean;
  /** Of one that does not stand: since which local date, why, and whether only until somebody has decided anew. */
  readonly ended?: { readonly date: string; readonly why: Bilingual; readonly forNow: boolean };
};

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);

const row = (zh: string, en: string, value: string): string =>
  `<tr><th scope="row">${zh} <span lang="en">${en}</span></th><td>${escaped(value)}</td></tr>`;

const style = `body{font:1.15rem/1.7 serif;max-width:36rem;margin:3rem auto;padding:0 1.2rem;color:#111;background:#fff}
h1{font-size:1.6rem;line-height:1.4}th{text-align:left;font-weight:normal;padding-right:1.5rem;vertical-align:top}
span{color:#555;font-size:.85em}table{border-spacing:0 .35rem}
h1{border-left:.5rem solid;padding-left:.8rem}.yes{border-color:#0a6b2d}.no{border-color:#b00020}`;

const headline = (checked: Checked | undefined): string => {
  if (checked === undefined)
    return `<h1 class="no">✕ 查无此文书，请核对编号和查验码。<br><span lang="en">No such paper: compare number and code.</span></h1>`;
  if (checked.ended?.forNow === true)
    return `<h1 class="no">！文书真实，目前暂停效力。<br><span lang="en">This paper is genuine but suspended for now.</span></h1>`;
  return checked.stands
    ? `<h1 class="yes">✓ 文书真实有效。<br><span lang="en">This paper is genuine and stands.</span></h1>`
    : `<h1 class="no">！文书真实，但已失效。<br><span lang="en">This paper is genuine but no longer stands.</span></h1>`;
};

const particulars = ({ number, title, issuer, date, ended }: Checked): string =>
  `<table>${[
    row('文书', 'Paper', `${title.zh} ${title.en}`),
    row('编号', 'Number', number),
    row('出具机关', 'Issued by', issuer),
    row('日期', 'Date', date),
    ...(ended === undefined
      ? []
      : [
          ended.forNow
            ? row('暂停日期', 'Suspended on', ended.date)
            : row('失效日期', 'Ended on', ended.date),
          row('原因', 'Why', `${ended.why.zh} ${ended.why.en}`),
        ]),
  ].join('')}</table>`;

/** The page that the code on a paper leads to; without what was found it says that there is no such paper. */
export const checkPage = (checked: Checked | undefined): string => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>文书查验 Paper check</title><style>${style}</style>
<main>${headline(checked)}${checked === undefined ? '' : particulars(checked)}</main></html>`;

/** Headers of the page: nothing is loaded, run, framed or kept. */
export const checkPageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;
