/** The services behind the portal and where each answers, without a slash at the end. */
export type Services = Readonly<Record<'intake' | 'approval' | 'delivery' | 'rating' | 'analytics', string>>;

/** What the routes of the portal work with. */
export type Deps = {
  readonly services: Services;
  readonly publicUrl: string;
  readonly clickhousePagesUrl?: string | undefined;
  readonly now: () => Date;
};
