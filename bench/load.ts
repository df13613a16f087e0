import { Agent, request } from 'node:http';
import { answer } from './workers.ts';

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Load {
  readonly address: string;
  /** Sent in turn: again and again, or each once. */
  readonly requests: readonly Request[];
  readonly once?: boolean;
  readonly atOnce: number;
  /** Counted only after so many. */
  readonly warm: number;
  readonly most: number;
  readonly seconds: number;
}

/** Milliseconds, but for the rate. */
export interface Measured {
  readonly count: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Kilobytes of an answer, on average. */
  readonly kilobytes: number;
  /** Answers that were not what a person hopes for, by status. */
  readonly refused: Readonly<Record<string, number>>;
  readonly sample: string;
}

const send = (
  address: string,
  agent: Agent,
  { method, path, headers, body }: Request,
): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const sent = request(`${address}${path}`, { method, agent, headers }, (answered) => {
      const parts: Buffer[] = [];
      answered.on('data', (part: Buffer) => parts.push(part));
      answered.on('end', () =>
        resolve({ status: answered.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
      );
      answered.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });

/** The value that so many of a hundred do not exceed. */
export const rank = (times: readonly number[], share: number): number =>
  times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))] ??
  0;

let sender = 0;
/** Sends over kept connections, each lane its next as soon as its last was answered. */
const measure = async (load: Load): Promise<Measured> => {
  const { address, requests, once, atOnce, warm, most, seconds } = load;
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const times: number[] = [];
  const refused: Record<string, number> = {};
  let next = 0;
  let bytes = 0;
  let sample = '';
  let began = performance.now();
  let ended = began;
  const until = began + seconds * 1000;
  const last = Math.min(warm + most, once ? requests.length : Number.POSITIVE_INFINITY);
  const lane = async (): Promise<void> => {
    while (next < last && performance.now() < until) {
      const turn = next;
      next += 1;
      const asked = requests[turn % requests.length];
      if (!asked) return;
      if (turn === warm) began = performance.now();
      sender += 1;
      // Each from an address of its own: limits are not what is measured.
      const from = `10.${(sender >> 16) & 255}.${(sender >> 8) & 255}.${sender & 255}`;
      const started = performance.now();
      const { status, text } = await send(address, agent, {
        ...asked,
        headers: { 'x-forwarded-for': from, ...asked.headers },
      });
      ended = performance.now();
      if (turn < warm) continue;
      times.push(ended - started);
      bytes += text.length;
      if (status !== 200 && status !== 303) {
        refused[status] = (refused[status] ?? 0) + 1;
        sample ||= `${asked.method} ${asked.path}: ${text.slice(0, 400)}`;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  agent.destroy();
  return {
    count: times.length,
    perSecond: (times.length * 1000) / Math.max(1, ended - began),
    p50: rank(times, 0.5),
    p95: rank(times, 0.95),
    p99: rank(times, 0.99),
    kilobytes: bytes / 1024 / Math.max(1, times.length),
    refused,
    sample,
  };
};

/** Asks as people and systems do, from a process of its own. */
export const asLoad = (): void => answer({ measure });
