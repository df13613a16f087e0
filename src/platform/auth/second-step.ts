import { Secret } from 'otpauth';
import { outsideTransaction, schemaOf, type Tx } from '#db';
import type { Identity } from '#http';
import { Conflict, type Instant, Invalid } from '#kernel';
import { findAccount } from './accounts.ts';
import { forgiveTries, reserveTry } from './attempts.ts';
import { type Auth, inHouse } from './auth.ts';
import { sealOf, takeCode, totpOf, WRONG_CODE } from './codes.ts';
import { note } from './journal.ts';
import { type Own, tooOften } from './prove.ts';
import { insistProved } from './prove-person.ts';
import { normalCode, type RecoveryCode, recoveryCodes } from './recovery-codes.ts';
import { cookiesWith, renewIn } from './renew.ts';
import { AT_A_SECOND_STEP, stepKey } from './rules.ts';
import type { Asked } from './sessions.ts';

/** How an account stands with its second step. */
export interface SecondStep {
  /** Since when codes are asked for; null where none are. */
  readonly since: Instant | null;
  readonly codesLeft: number;
}

/** How the second step of an account stands. */
export const secondStepOf = async (auth: Auth, account: string): Promise<SecondStep> => {
  outsideTransaction('Looking up a second step');
  const db = auth.databases.serving.withSchema(schemaOf(null));
  const row = await db
    .selectFrom('authenticator')
    .select('confirmed_at')
    .where('account_id', '=', account)
    .executeTakeFirst();
  const codes = await db
    .selectFrom('recovery_code')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('account_id', '=', account)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return { since: row?.confirmed_at ?? null, codesLeft: Number(codes?.left ?? 0) };
};

/** Begins with an app: a fresh secret, which asks for nothing until a code of it was shown. */
export const beginAuthenticator = async (auth: Auth, asked: Own, identity: Identity): Promise<void> => {
  const { account } = identity;
  await insistProved(auth, identity, asked.now, true);
  const sealed = auth.seals.seal(sealOf(account), new Secret({ size: 20 }).base32);
  await inHouse(auth, asked.now, async (tx) => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('authenticator')
      .values({ account_id: account, sealed, made_at: asked.now, confirmed_at: null })
      .onConflict((conflict) =>
        conflict
          .column('account_id')
          .doUpdateSet({ sealed, made_at: asked.now, last_step: 0 })
          .where('authenticator.confirmed_at', 'is', null),
      )
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n)
      throw new Conflict('Codes are asked for already. Remove the app first, to use another.');
  });
};

/** What an app is told, once by a picture and once to be typed; null where nothing was begun, or it is done. */
export const authenticatorToAdd = async (
  auth: Auth,
  identity: Identity,
): Promise<{ readonly uri: string; readonly key: string } | null> => {
  outsideTransaction('Looking up a second step');
  const row = await auth.databases.serving
    .withSchema(schemaOf(null))
    .selectFrom('authenticator')
    .select('sealed')
    .where('account_id', '=', identity.account)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  const key = row ? auth.seals.open(sealOf(identity.account), row.sealed) : null;
  if (key === null) return null;
  const { email } = await findAccount(auth, { id: identity.account });
  return { uri: totpOf(Secret.fromBase32(key), email).toString(), key };
};

const keepCodes = async (tx: Tx, account: string, codes: readonly RecoveryCode[]): Promise<void> => {
  await tx.deleteFrom('recovery_code').where('account_id', '=', account).execute();
  await tx
    .insertInto('recovery_code')
    .values(codes.map(({ slot, hash }) => ({ account_id: account, slot, hash, used_at: null })))
    .execute();
};

/** Ten recovery codes, to be shown once, and the cookies of the session that goes on under a new token. */
export interface Confirmed {
  readonly codes: readonly string[];
  readonly cookies: readonly string[];
}

/** Confirms an app by a first code: from then on codes are asked for. */
export const confirmAuthenticator = async (
  auth: Auth,
  asked: Asked,
  identity: Identity,
  typed: string,
): Promise<Confirmed> => {
  outsideTransaction('Confirming an app');
  const { now, requestId, ip } = asked;
  const { account, session } = identity;
  await insistProved(auth, identity, now, true);
  const { password } = await auth.better.$context;
  const codes = await recoveryCodes(password.hash);
  const outcome = await inHouse(auth, now, async (tx) => {
    const trier = auth.stepTrier(account, ip);
    const until = await reserveTry(tx, trier, now, AT_A_SECOND_STEP);
    if (until) return { until };
    if (!(await takeCode(auth, tx, account, normalCode(typed), now))) return 'wrong';
    const { numUpdatedRows } = await tx
      .updateTable('authenticator')
      .set({ confirmed_at: now })
      .where('account_id', '=', account)
      .where('confirmed_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return 'done';
    await keepCodes(tx, account, codes);
    await forgiveTries(tx, stepKey(account));
    const token = await renewIn(tx, identity, now, { second_step: true });
    // Whoever else is signed in as this person had no second step.
    await tx.deleteFrom('session').where('account_id', '=', account).where('id', '<>', session).execute();
    await note(tx, { event: 'account.secondStepAdded', at: now, account, requestId });
    return { token };
  });
  if (typeof outcome === 'object' && 'until' in outcome) throw tooOften('code', outcome.until, now);
  if (outcome === 'wrong') throw new Invalid([{ field: 'code', message: WRONG_CODE }]);
  if (outcome === 'done') throw new Conflict('Codes are asked for already.');
  return {
    codes: codes.map(({ shown }) => shown),
    cookies: await cookiesWith(auth, asked, outcome.token),
  };
};

/** Makes ten new recovery codes in place of those before. */
export const renewRecoveryCodes = async (
  auth: Auth,
  asked: Own,
  identity: Identity,
): Promise<readonly string[]> => {
  const { account } = identity;
  await insistProved(auth, identity, asked.now);
  const codes = await recoveryCodes((await auth.better.$context).password.hash);
  await inHouse(auth, asked.now, async (tx) => {
    await keepCodes(tx, account, codes);
    const { now: at, requestId } = asked;
    await note(tx, { event: 'account.recoveryCodesMade', at, account, requestId });
  });
  return codes.map(({ shown }) => shown);
};

/** Takes the second step away, with its recovery codes. */
export const removeAuthenticator = async (auth: Auth, asked: Own, identity: Identity): Promise<void> => {
  const { account } = identity;
  await insistProved(auth, identity, asked.now);
  await inHouse(auth, asked.now, async (tx) => {
    await tx.deleteFrom('authenticator').where('account_id', '=', account).execute();
    const { now: at, requestId } = asked;
    await note(tx, { event: 'account.secondStepRemoved', at, account, requestId });
  });
};
