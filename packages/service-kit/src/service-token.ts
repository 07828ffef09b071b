/** Whom to ask for tokens, and as which client. */
export type ServiceAccount = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };

/** Gives the service's own access token; throws when the identity provider does not give one. */
export type ServiceToken = () => Promise<string>;

const renewBeforeMs = 60_000;
const timeoutMs = 5_000;

const stringIn = (value: unknown, key: string): string => {
  const found = typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key) : undefined;
  if (typeof found?.[1] !== 'string') throw new Error(`the identity provider gave no ${key}`);
  return found[1];
};

const fetchJson = async (url: string, init: RequestInit = {}): Promise<unknown> => {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
};
