import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Host } from './host.ts';

/** Health, readiness and metrics; and one line of log a request, which names the route and never the address. */
export const watch = (server: FastifyInstance, host: Host, isStopping: () => boolean): void => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'arden_request_seconds',
    help: 'How long requests took, by route, method and status',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ route, method: request.method, status: reply.statusCode }, reply.elapsedTime / 1000);
    if (route !== '/healthz' && route !== '/readyz' && !route.startsWith('/assets'))
      request.log.info(
        { route, method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
        'answered',
      );
  });
  server.get('/healthz', async () => ({ status: 'ok', version: host.version }));
  server.get('/readyz', async (_, reply) => {
    const ready =
      !isStopping() &&
      (await sql`select 1`.execute(host.databases.serving).then(
        () => true,
        () => false,
      ));
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
  server.get('/metrics', async (_, reply) =>
    reply.header('content-type', registry.contentType).send(await registry.metrics()),
  );
};
