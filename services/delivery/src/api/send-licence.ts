import { downloadHeaders } from '@haoban/documents/download-headers';
import { ProblemError } from '@haoban/service-kit/problems';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import type { KeptPaper } from '../core/licence-paper.ts';
import type { Deps } from './deps.ts';

/** Schema of a PDF as an answer. */
export const Pdf = {
  description: 'the licence',
  content: { 'application/pdf': { schema: Type.Unsafe<Readable>({ type: 'string', format: 'binary' }) } },
};

/** Sends the PDF of a licence, printed now if it is not yet. Throws `licence_unknown` without one. */
export async function sendLicence(
  { archive, printLicence }: Deps,
  reply: FastifyReply,
  paper: KeptPaper | undefined,
): Promise<Readable> {
  if (paper === undefined) throw new ProblemError('licence_unknown');
  const printed = paper.printed ?? (await printLicence(paper));
  const stream = await archive.open(printed);
  if (stream === undefined) throw new Error(`the licence ${paper.number} is gone`);
  reply.headers(downloadHeaders('application/pdf', `${paper.number}.pdf`, { ...printed, inline: true }));
  return stream;
}
