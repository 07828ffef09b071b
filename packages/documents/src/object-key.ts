const part = /^[0-9A-Za-z][0-9A-Za-z._-]{0,127}$/;

/** A key from its parts, such as `papers/ab/abcdef….pdf`; throws when a part could leave its folder. */
export function objectKey(...parts: readonly string[]): string {
  const wrong = parts.find((text) => !part.test(text) || text.includes('..'));
  if (wrong !== undefined || parts.length === 0)
    throw new Error(`no part of an object key: ${String(wrong)}`);
  return parts.join('/');
}

/** The key again when it is one; throws otherwise. */
export const checkedKey = (key: string): string => objectKey(...key.split('/'));
