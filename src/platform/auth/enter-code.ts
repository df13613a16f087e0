import { outsideTransaction, type Tx } from '#db';
import { type Instant, Invalid } from '#kernel';
import { forgiveNetwork, reserveTry } from './attempts.ts';
import { type Auth, inHouse } from './auth.ts';
import { takeCode, WRONG_CODE } from './codes.ts';
import { note } from './journal.ts';
import { type Own, tooOften } from './prove.ts';
import { normalCode } from './recovery-codes.ts';
import { AT_A_SECOND_STEP } from './rules.ts';
import { waitingIn } from './second-step-asked.ts';
import { type Asked, beginProven, type SignedIn } from './sessions.ts';
import { type Step, stepOver, takeStep } from './tickets.ts';

const findRecoveryCode = (tx: Tx, account: string, slot: string) =>
  tx
    .selectFrom('recovery_code')
    .select('hash')
    .where('account_id', '=', account)
    .where('slot', '=', slot)
    .where('used_at', 'is', null)
    .executeTakeFirst();

/**
 * Takes a code of the app, or a recovery code, each once, and whatever goes `with` it in the same transaction. Every try is counted before
 * it is looked at. Throws `Invalid` or `TooOften` about `code`; null where what goes with it says no.
 */
export const takeTyped = async (
  auth: Auth,
  { now, requestId, ip }: Own,
  account: string,
  typed: string,
  alongside: (tx: Tx) => Promise<boolean>,
): Promise<'code' | 'recoveryCode' | null> => {
  outsideTransaction('Taking a second step');
  const trier = auth.stepTrier(account, ip);
  const code = normalCode(typed);
  const told = { at: now, account, requestId };
  const isRecovery = code.length > 8;
  const { until, kept } = await inHouse(auth, now, async (tx) => {
    const locked = await reserveTry(tx, trier, now, AT_A_SECOND_STEP);
    if (locked) await note(tx, { ...told, event: 'account.secondStepLocked', refused: true });
    return {
      until: locked,
      kept: isRecovery ? await findRecoveryCode(tx, account, code.slice(0, 2)) : undefined,
    };
  });
  if (until) throw tooOften('code', until, now);
  const { password } = await auth.better.$context;
  // A slow hash, as of a password: outside any transaction.
  const isRight = kept && (await password.verify({ hash: kept.hash, password: code }));
  const outcome = await inHouse(auth, now, async (tx) => {
    const taken = isRecovery
      ? isRight && (await spendRecoveryCode(tx, account, code.slice(0, 2), now))
      : await takeCode(auth, tx, account, code, now);
    if (!taken) {
      await note(tx, { ...told, event: 'account.secondStepFailed', refused: true });
      return 'wrong';
    }
    if (!(await alongside(tx))) return 'late';
    await forgiveNetwork(tx, trier);
    if (isRecovery) await note(tx, { ...told, event: 'account.recoveryCodeUsed' });
    return 'taken';
  });
  if (outcome === 'wrong') throw new Invalid([{ field: 'code', message: WRONG_CODE }]);
  if (outcome === 'late') return null;
  return isRecovery ? 'recoveryCode' : 'code';
};

/** Ends a sign-in by its second step; null where somebody was first, or it took too long. Throws as `takeTyped` does. */
export const takeSecondStep = async (
  auth: Auth,
  asked: Asked,
  step: Step,
  typed: string,
): Promise<SignedIn | null> => {
  const { account } = step;
  if (account === null) return null;
  const by = await takeTyped(auth, asked, account, typed, (tx) => takeStep(tx, step));
  if (by === null) return null;
  const { directory } = waitingIn(step);
  const proof = { by, secondStep: true, ...(directory ? { directory } : {}) };
  const signedIn = await beginProven(auth, asked, account, proof);
  return { ...signedIn, cookies: [...signedIn.cookies, stepOver(auth, 'secondStep')] };
};

const spendRecoveryCode = async (tx: Tx, account: string, slot: string, now: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('account_id', '=', account)
    .where('slot', '=', slot)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
