import { downloadHeaders } from '@haoban/documents/download-headers';
import type { Checked } from '@haoban/documents/check-page';
import { isCode } from '@haoban/documents/verification-code';
import { ProblemError } from '@haoban/service-kit/problems';
import { strictObject } from '@haoban/service-kit/strict';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import { Type, type Static } from 'typebox';
import { isPaperKind, paperTitles, type KeptPaper } from '../core/paper.ts';
import type { Deps } from './deps.ts';

/** A paper as those see it who may see its case; the code is printed on it, hash and size are known once it is printed. */
export const PaperAnswer = Type.Object({
  number: Type.String(),
  kind: Type.String(),
  issuer: Type.String(),
  issuedAt: Type.String(),
  code: Type.String(),
  sha256: Type.Optional(Type.String()),
  size: Type.Optional(Type.Integer()),
});

export const paperAnswer = (paper: KeptPaper): Static<typeof PaperAnswer> => {
  const { number, kind, issuer, issuedAt, code, printed } = paper;
  const copy = printed === undefined ? {} : { sha256: printed.sha256, size: printed.size };
  return { number, kind, issuer, issuedAt, code, ...copy };
};

export const NumberParams = Type.Object({ number: Type.String({ minLength: 1, maxLength: 64 }) });
export const CodeQuery = strictObject({ code: Type.String({ maxLength: 40 }) });

/** Schema of a PDF as an answer. */
export const Pdf = {
  description: 'the paper',
  content: { 'application/pdf': { schema: Type.Unsafe<Readable>({ type: 'string', format: 'binary' }) } },
};

/** The paper that bears this number and code; a wrong code is answered as a wrong number is. */
export async function paperByCode(
  { stores }: Deps,
  number: string,
  code: string,
): Promise<KeptPaper | undefined> {
  const numbered = await stores.papers.numbered(number);
  return numbered.find((paper) => isCode(code, paper.code));
}

/** What a doubter learns of a paper, and nothing else. */
export async function checkedPaper({ stores }: Deps, paper: KeptPaper): Promise<Checked> {
  const { number, kind, issuer, date } = paper;
  const title = isPaperKind(kind) ? paperTitles[kind] : { zh: kind, en: kind };
  return { number, title, issuer, date, stands: await stores.papers.stands(paper) };
}

/** Sends the PDF of a paper, printed now if it is not yet. Throws `paper_unknown` without one. */
export async function sendPaper(
  { archive, printPaper }: Deps,
  reply: FastifyReply,
  paper: KeptPaper | undefined,
): Promise<Readable> {
  if (paper === undefined) throw new ProblemError('paper_unknown');
  const printed = paper.printed ?? (await printPaper(paper));
  const stream = await archive.open(printed);
  if (stream === undefined) throw new Error(`the paper ${paper.number} is gone`);
  reply.headers(downloadHeaders('application/pdf', `${paper.number}.pdf`, { ...printed, inline: true }));
  return stream;
}
