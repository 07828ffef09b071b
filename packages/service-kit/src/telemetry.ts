/**
 * Starts the OpenTelemetry SDK when a collector is named (OTLP over HTTP); without one it loads nothing.
 * Returns the function that flushes and stops it.
 */
export async function startTelemetry(
  service: string,
  endpoint: string | undefined,
): Promise<() => Promise<void>> {
  if (endpoint === undefined) return async () => {};
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  // endpoint and protocol are read by the SDK from the OTEL_* variables themselves
  const sdk = new NodeSDK({ serviceName: `haoban-${service}` });
  sdk.start();
  return () => sdk.shutdown();
}
