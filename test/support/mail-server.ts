import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and text, as they came. */
  readonly raw: string;
}

/** A real mail server on this machine: it takes what it is sent, refuses the addresses it is told to, and can be stopped and begun again. */
export const openMailServer = async () => {
  const received: Received[] = [];
  const refused = new Set<string>();
  let port = 0;
  const begin = async () => {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      onRcptTo: ({ address }, _session, answer) =>
        refused.has(address)
          ? answer(Object.assign(new Error('No such mailbox'), { responseCode: 550 }))
          : answer(),
      onData: (stream, { envelope }, done) => {
        let raw = '';
        stream.on('data', (piece) => {
          raw += String(piece);
        });
        stream.on('end', () => {
          received.push({
            from: envelope.mailFrom ? envelope.mailFrom.address : '',
            to: envelope.rcptTo.map(({ address }) => address),
            raw,
          });
          done();
        });
      },
    });
    await new Promise<void>((listening) => server.listen(port, '127.0.0.1', () => listening()));
    // of a server that listens on a port
    port = (server.server.address() as AddressInfo).port;
    return server;
  };
  let running: SMTPServer | null = await begin();
  const stop = async () => {
    const server = running;
    running = null;
    if (server) await new Promise<void>((stopped) => server.close(() => stopped()));
  };
  return {
    received,
    refused,
    url: () => `smtp://127.0.0.1:${port}`,
    stop,
    begin: async () => {
      running ??= await begin();
    },
  };
};
