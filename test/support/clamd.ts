import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** Reads the parts of an INSTREAM command as clamd does: each with its length before it, until one of none. */
const answer = (socket: Socket, most: number, seen: Buffer[]) => {
  let held = Buffer.alloc(0);
  let begun = false;
  const content: Buffer[] = [];
  socket.on('error', () => undefined);
  socket.on('data', (part: Buffer) => {
    held = Buffer.concat([held, part]);
    if (!begun) {
      if (held.toString('latin1') === 'zPING\0') return socket.end('PONG\0');
      if (held.length < 10) return;
      if (held.toString('latin1', 0, 10) !== 'zINSTREAM\0') return socket.end('UNKNOWN COMMAND\0');
      begun = true;
      held = held.subarray(10);
    }
    while (held.length >= 4) {
      const length = held.readUInt32BE(0);
      if (length === 0) {
        const whole = Buffer.concat(content);
        seen.push(whole);
        const found = whole.includes('EICAR-STANDARD-ANTIVIRUS-TEST-FILE');
        return socket.end(`stream: ${found ? 'Eicar-Test-Signature FOUND' : 'OK'}\0`);
      }
      if (held.length < 4 + length) return;
      content.push(held.subarray(4, 4 + length));
      held = held.subarray(4 + length);
      if (content.reduce((sum, { length: size }) => sum + size, 0) > most)
        return socket.end('INSTREAM size limit exceeded. ERROR\0');
    }
  });
};

/** A daemon that speaks as ClamAV's does, and knows one virus. */
export const startClamd = async (most = 25_000_000) => {
  const seen: Buffer[] = [];
  const server = createServer((socket) => answer(socket, most, seen)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `tcp://127.0.0.1:${port}`,
    /** What it was asked about, whole. */
    seen,
    stop: async () => {
      server.close();
      await once(server, 'close');
    },
  };
};
