/**
 * A PostgreSQL server for `npm run bench`, durable as a live one is: says its address, and stops when whoever started it lets go. In
 * a process of its own because the measurements are bundled, and what starts the server finds a second file beside itself.
 */
import { startPostgres } from '../test/support/postgres-server.ts';

// The memory that docs/guides/running.md tells an administrator to give, for a server of eight gigabytes.
const server = await startPostgres({
  durable: true,
  settings: { shared_buffers: '2GB', effective_cache_size: '6GB', max_wal_size: '4GB' },
});
process.stdout.write(`${JSON.stringify({ url: server.url, version: server.version })}\n`);
process.stdin.on('end', () => server.stop().then(() => process.exit(0))).resume();
