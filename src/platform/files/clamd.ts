import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** What looks for viruses says of a file; `unchecked` where it did not answer, or would not take it. */
export type Scanned =
  | { readonly virus: 'clean' | 'unchecked' }
  | { readonly virus: 'infected'; readonly signature: string };

const PATIENCE = 60_000;

const reach = (url: string): Socket => {
  const address = new URL(url);
  return address.protocol === 'unix:'
    ? connect(decodeURIComponent(address.pathname))
    : connect(Number(address.port) || 3310, address.hostname.replace(/^\[|\]$/g, ''));
};

/** Whether a clamd answers at all. */
export const ping = async (url: string): Promise<boolean> => {
  const socket = reach(url);
  try {
    socket.setTimeout(PATIENCE, () => socket.destroy(new Error('clamd does not answer')));
    await once(socket, 'connect');
    const answer = text(socket);
    await send(socket, Buffer.from('zPING\0'));
    return (await answer).startsWith('PONG');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
};

/** Rejects where the other end has gone: a socket that was closed meanwhile drains never and says nothing. */
const send = (socket: Socket, part: Buffer): Promise<void> =>
  new Promise((sent, failed) => {
    socket.write(part, (problem) => (problem ? failed(problem) : sent()));
  });

const size = (bytes: number): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
};

/**
 * Asks a clamd, the daemon of ClamAV, about a file by its INSTREAM command: parts of stated length, an empty one at the end, then one
 * line of answer (https://docs.clamav.net/manual/Usage/Scanning.html#clamd). It never throws: what cannot be asked is unchecked.
 */
export const scan = async (url: string, path: string): Promise<Scanned> => {
  const socket = reach(url);
  try {
    socket.setTimeout(PATIENCE, () => socket.destroy(new Error('clamd does not answer')));
    await once(socket, 'connect');
    const answer = text(socket);
    // It may hang up while we send, having seen enough: its answer counts then.
    answer.catch(() => undefined);
    try {
      await send(socket, Buffer.from('zINSTREAM\0'));
      for await (const part of createReadStream(path)) {
        const bytes = part as Buffer; // a stream without an encoding gives buffers
        await send(socket, size(bytes.length));
        await send(socket, bytes);
      }
      await send(socket, size(0));
    } catch (problem) {
      if (!socket.readableEnded) throw problem;
    }
    const [, said = ''] = /^stream: (.*?)\0?\s*$/s.exec(await answer) ?? [];
    const [, signature] = /^(.{1,200}) FOUND$/.exec(said) ?? [];
    if (signature) return { virus: 'infected', signature };
    return { virus: said === 'OK' ? 'clean' : 'unchecked' };
  } catch {
    return { virus: 'unchecked' };
  } finally {
    socket.destroy();
  }
};
