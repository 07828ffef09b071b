/** Headers of a file that somebody made: saved under its name, never guessed at, never run on our pages. */
export const downloadHeaders = (
  type: string,
  name: string,
  { size, inline = false }: { readonly size: number; readonly inline?: boolean },
): Record<string, string> => ({
  'content-type': type,
  'content-length': String(size),
  'content-disposition': `${inline ? 'inline' : 'attachment'}; filename="${asciiName(name)}"; filename*=UTF-8''${encodedName(name)}`,
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
});

const asciiName = (name: string): string => name.replaceAll(/[^0-9A-Za-z._-]/g, '_');

// RFC 8187 leaves fewer characters as they are than encodeURIComponent does
const encodedName = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
