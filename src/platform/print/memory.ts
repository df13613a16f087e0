import { readFile } from 'node:fs/promises';

const PAGE_BYTES = 4096;
const EVERY = 250;

/** The bytes that these processes hold now; 0 on a machine that does not say so. */
const held = async (pids: readonly number[]): Promise<number> => {
  const each = await Promise.all(
    pids.map(async (pid) => {
      const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
      return Number(text.split(' ')[1] ?? 0) * PAGE_BYTES;
    }),
  );
  return each.reduce((sum, one) => sum + one, 0);
};

/** Looks four times a second whether these processes hold more than they may. Ends when told. */
export const watchMemory = (
  pids: () => Promise<readonly number[]>,
  most: number,
  tooMuch: () => void,
): (() => void) => {
  let ended = false;
  const look = async () => {
    if (ended) return;
    const all = await pids().catch(() => []);
    if (!ended && (await held(all)) > most) tooMuch();
    else if (!ended) setTimeout(look, EVERY).unref();
  };
  void look();
  return () => {
    ended = true;
  };
};
