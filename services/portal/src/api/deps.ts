/** The services behind the portal and where each answers, without a slash at the end. */
export type Services = Readonly<Record<'intake' | 'approval' | 'delivery' | 'rating' | 'analytics', string>>;

/** What the routes of the portal work with. */
export type Deps = {
  readonly services: Services;
  readonly publicUrl: string;
  /** Where messages are kept instead of sent; undefined where gateways send them. */
  readonly outbox?: URL | undefined;
  readonly clickhousePagesUrl?: string | undefined;
  /** How often one address may ask for figures without signing in; 300 times a minute by default. */
  readonly questionsPerMinute?: number;
  readonly now: () => Date;
};
