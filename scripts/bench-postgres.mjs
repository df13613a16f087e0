/**
 * A PostgreSQL server for `npm run bench`, durable as a live one is: says its address, and stops when whoever started it lets go. In
 * a process of its own because the measurements are bundled, and what starts the server finds a second file beside itself.
 */
import { startPostgres } from '../test/support/postgres-server.ts';

const server = await startPostgres({ durable: true, settings: { shared_buffers: '256MB' } });
process.stdout.write(`${JSON.stringify({ url: server.url, version: server.version })}\n`);
process.stdin.on('end', () => server.stop().then(() => process.exit(0))).resume();
