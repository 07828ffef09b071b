import { runService } from '@haoban/service-kit/run';
import { buildApp } from './app.ts';
import { readPortalConfig } from './config.ts';

await runService('portal', readPortalConfig, async (config, { check }) => {
  const services = {
    intake: config.INTAKE_URL,
    approval: config.APPROVAL_URL,
    delivery: config.DELIVERY_URL,
    rating: config.RATING_URL,
    analytics: config.ANALYTICS_URL,
  };
  const app = await buildApp(
    {
      services,
      publicUrl: config.PUBLIC_URL,
      outbox: config.HAOBAN_OUTBOX === undefined ? undefined : new URL(config.HAOBAN_OUTBOX),
      clickhousePagesUrl: config.CLICKHOUSE_PAGES_URL,
      questionsPerMinute: config.QUESTIONS_PER_MINUTE,
      now: () => new Date(),
    },
    {
      check,
      // it answers, with a plain page or a problem, whatever service is away: that is what it is for
      parts: [],
      readings: [],
      logLevel: config.LOG_LEVEL,
      trustedProxies: config.TRUSTED_PROXIES,
    },
  );
  return { app, stop: async () => {} };
});
