import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An agency's own system, as far as webhooks go: a small server on this machine that hears, and answers what it is told to. */
export const openListener = async () => {
  const heard: Heard[] = [];
  const told = { status: 204 };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += String(piece);
    });
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      response.writeHead(told.status).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  // of a server that listens on a port
  const { port } = server.address() as AddressInfo;
  return {
    heard,
    told,
    url: `http://127.0.0.1:${port}/arden`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};
