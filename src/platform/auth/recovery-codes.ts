import { randomLetters } from './token.ts';

const HOW_MANY = 10;
const SLOT = 2;
const LENGTH = 12;

export interface RecoveryCode {
  /** Says which of the ten it is, so that one slow hash is enough to judge it. */
  readonly slot: string;
  readonly hash: string;
  /** As it is written down: 'k3-7fd0a-2mqcr'. */
  readonly shown: string;
}

/** What somebody typed, without what they type for their own eyes, and with what they took for another letter: o for 0, l for 1. */
export const normalCode = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');

/** Makes ten recovery codes of 50 random bits beside the slot, hashed like passwords (ASVS 6.5.2). */
export const recoveryCodes = async (
  hash: (code: string) => Promise<string>,
): Promise<readonly RecoveryCode[]> => {
  const bySlot = new Map<string, string>();
  while (bySlot.size < HOW_MANY) {
    const code = randomLetters(LENGTH);
    bySlot.set(code.slice(0, SLOT), code);
  }
  return Promise.all(
    [...bySlot].map(async ([slot, code]) => ({
      slot,
      hash: await hash(code),
      shown: `${slot}-${code.slice(SLOT, 7)}-${code.slice(7)}`,
    })),
  );
};
