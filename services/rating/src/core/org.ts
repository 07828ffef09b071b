/** An organisation as published last: the code of its area, and of the organisation above it, if there is one. */
export type Org = { readonly region: string; readonly parent?: string };

/** Who supervises an organisation: the one above it, else the government of its area. */
export const supervisorOf = (org: Org | undefined, region: string): string =>
  org?.parent ?? org?.region ?? region;
