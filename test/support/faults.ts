import { createServer, connect as dial, type Socket } from 'node:net';
import type { TestApp } from './app.ts';

/** The hidden fields of a page's forms: the marks that a browser would send back. */
export const hiddenOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

/** Opens a form as a post and gives what the browser would send back with it. */
export const formOpened = async (
  app: TestApp,
  post: string,
  url: string,
): Promise<Record<string, string>> => {
  const page = await app.get(post, url);
  if (page.status !== 200) throw new Error(`${url} answered ${page.status}`);
  return hiddenOf(page.text);
};

/** When the wire breaks, counted in statements that a client sent since `arm`. */
export interface Break {
  readonly at: number;
  /** `before`: the server never hears it. `after`: the server does it, and the client never hears of that. */
  readonly side: 'before' | 'after';
}

/** A wire between the application and PostgreSQL that breaks where it is told, as when a process is killed. */
export interface Wire {
  /** The server's address, through this wire. */
  readonly url: string;
  /** Counts statements from now on, and breaks every connection at the one named. */
  readonly arm: (at: Break | null) => void;
  /** How many statements went by since `arm`. */
  readonly sent: () => number;
  readonly close: () => Promise<void>;
}

/** Bind and Query begin a statement: a Parse comes before a Bind where the statement is not prepared yet, and does nothing by itself. */
const BIND = 0x42;
const QUERY = 0x51;

/** The whole messages at the front of what arrived, and what is left over. The first message of a connection has no type. */
const framed = (
  bytes: Buffer,
  begun: boolean,
): { messages: { type: number; bytes: Buffer }[]; rest: Buffer } => {
  const messages: { type: number; bytes: Buffer }[] = [];
  let rest = bytes;
  let typed = begun;
  for (;;) {
    const head = typed ? 1 : 0;
    if (rest.length < head + 4) return { messages, rest };
    const size = head + rest.readUInt32BE(head);
    if (rest.length < size) return { messages, rest };
    messages.push({ type: typed ? (rest[0] ?? 0) : 0, bytes: rest.subarray(0, size) });
    rest = rest.subarray(size);
    typed = true;
  }
};

/** Stands a wire before the server at `url`. */
export const layWire = async (url: string): Promise<Wire> => {
  const target = new URL(url);
  let armed: Break | null = null;
  let sent = 0;
  const open = new Set<Socket>();
  const breakAll = () => {
    armed = null;
    for (const socket of open) socket.destroy();
  };
  const wire = createServer((client) => {
    const server = dial({ host: target.hostname, port: Number(target.port) });
    let begun = false;
    let waiting: Buffer = Buffer.alloc(0);
    let answersTo: Break | null = null;
    for (const socket of [client, server]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    client.on('data', (bytes) => {
      const found = framed(Buffer.concat([waiting, bytes]), begun);
      waiting = found.rest;
      for (const message of found.messages) {
        begun = true;
        if (message.type === BIND || message.type === QUERY) {
          sent += 1;
          if (armed?.at === sent) {
            if (armed.side === 'before') return breakAll();
            answersTo = armed;
          }
        }
        server.write(message.bytes);
      }
    });
    server.on('data', (bytes) => {
      // The server did it, and says so to nobody.
      if (answersTo) return breakAll();
      client.write(bytes);
    });
  });
  await new Promise<void>((ready) => wire.listen(0, '127.0.0.1', ready));
  const address = wire.address();
  if (address === null || typeof address === 'string') throw new Error('The wire has no port.');
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(address.port);
  return {
    url: through.href,
    arm: (at) => {
      armed = at;
      sent = 0;
    },
    sent: () => sent,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>((closed) => wire.close(() => closed()));
    },
  };
};
