/** As much of an OpenAPI document as merging looks at. */
export type ApiDocument = Readonly<Record<string, unknown>> & {
  readonly info: Readonly<Record<string, unknown>>;
  readonly paths: Readonly<Record<string, unknown>>;
};

/** A service and its document; undefined while the service does not answer. */
export type ServiceDocument = { readonly service: string; readonly document: ApiDocument | undefined };

const isPublic = ([path]: readonly [string, unknown]): boolean => path.startsWith('/api/');

/**
 * The portal's own document with every public path of the services. Their schemas stand where they are used, so
 * paths are all there is to merge. The description names the services that are left out.
 */
export function mergeOpenApi(own: ApiDocument, services: readonly ServiceDocument[]): ApiDocument {
  const paths = services.flatMap(({ document }) => Object.entries(document?.paths ?? {}).filter(isPublic));
  const away = services.filter(({ document }) => document === undefined).map(({ service }) => service);
  const description =
    away.length === 0
      ? {}
      : { description: `暂缺 left out, because they do not answer now: ${away.join(', ')}` };
  return {
    ...own,
    info: { ...own.info, ...description },
    paths: { ...own.paths, ...Object.fromEntries(paths) },
  };
}
