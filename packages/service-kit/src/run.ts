import { pino, type Logger } from 'pino';
import type { Http } from './http.ts';
import { onShutdown } from './shutdown.ts';
import { startTelemetry } from './telemetry.ts';
import { createTokenCheck, type TokenCheck } from './tokens.ts';

type Common = {
  readonly HAOBAN_HOST: string;
  readonly PORT: number;
  readonly OIDC_ISSUER: string;
  readonly OIDC_AUDIENCE: string;
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string;
  readonly HAOBAN_DATASET?: string;
};

/** What the runner gives a service to be wired with. */
export type Wiring = {
  readonly check: TokenCheck;
  readonly logger: Logger;
  readonly warn: (message: string, error: unknown) => void;
};

/**
 * Runs a service: reads its environment, telemetry, wiring, listening, and the way down in the other direction (stop
 * accepting, finish what is under way, disconnect). A failure at start is one JSON line and exit code 1.
 */
export async function runService<Config extends Common>(
  service: string,
  readConfig: (env: NodeJS.ProcessEnv) => Config,
  wire: (config: Config, wiring: Wiring) => Promise<{ app: Http; stop: () => Promise<unknown> }>,
): Promise<void> {
  const logger = pino({ level: process.env['LOG_LEVEL'] ?? 'info', base: { service } });
  const warn = (message: string, error: unknown): void => logger.warn({ err: error }, message);
  try {
    const config = readConfig(process.env);
    const stopTelemetry = await startTelemetry(service, config.OTEL_EXPORTER_OTLP_ENDPOINT);
    const check = createTokenCheck(config.OIDC_ISSUER, config.OIDC_AUDIENCE);
    const { app, stop } = await wire(config, { check, logger, warn });
    sayDataSet(app, config.HAOBAN_DATASET);
    await app.listen({ host: config.HAOBAN_HOST, port: config.PORT });
    onShutdown([() => app.close(), stop, stopTelemetry], (error) => warn('while shutting down', error));
  } catch (error) {
    logger.fatal({ err: error }, `${service} could not start`);
    process.exitCode = 1;
    setTimeout(() => process.exit(1), 100);
  }
}

/** Every answer of a service with a journal names the data set that it writes: load tests refuse `live`. */
function sayDataSet(app: Http, dataset: string | undefined): void {
  if (dataset === undefined) return;
  app.addHook('onSend', async (_request, reply) => {
    reply.header('haoban-dataset', dataset);
  });
}
