/** A line that can be cut: what stands between a browser and the server on a bad day. */
import { connect, createServer, type Socket } from 'node:net';

export interface Relay {
  /** Where browsers come in. */
  readonly url: string;
  /** Breaks every connection, and takes none until it is mended. */
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
}

/** Passes everything on to where that asks: as often as somebody connects, so that the server may be another by then. */
export const openRelay = async (to: () => string): Promise<Relay> => {
  const open = new Set<Socket>();
  let isCut = false;
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((incoming) => {
    keep(incoming);
    if (isCut) return void incoming.destroy();
    const { hostname, port } = new URL(to());
    const outgoing = connect(Number(port), hostname);
    keep(outgoing);
    incoming.pipe(outgoing).pipe(incoming);
    incoming.once('close', () => outgoing.destroy());
    outgoing.once('close', () => incoming.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const cutAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    cut: () => {
      isCut = true;
      cutAll();
    },
    mend: () => {
      isCut = false;
    },
    close: () => {
      cutAll();
      return new Promise((done) => server.close(() => done()));
    },
  };
};
