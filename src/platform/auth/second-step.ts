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
import { provePerson } from './prove-person.ts';
import { normalCode, type RecoveryCode, recoveryCodes } from './recovery-codes.ts';
import { AT_A_SECOND_STEP, stepKey } from './rules.ts';

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
export const beginAuthenticator = async (
  auth: Auth,
  asked: Own,
  identity: Identity,
  password: string,
): Promise<void> => {
  const { account } = identity;
  await provePerson(auth, asked, identity, password);
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

/** Confirms an app by a first code: from then on codes are asked for. Gives ten recovery codes, to be shown once. */
export const confirmAuthenticator = async (
  auth: Auth,
  { now, requestId, ip }: Own,
  { account, session }: Identity,
  typed: string,
): Promise<readonly string[]> => {
  outsideTransaction('Confirming an app');
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
    await tx.updateTable('session').set({ second_step: true }).where('id', '=', session).execute();
    // Whoever else is signed in as this person had no second step.
    await tx.deleteFrom('session').where('account_id', '=', account).where('id', '<>', session).execute();
    await note(tx, { event: 'account.secondStepAdded', at: now, account, requestId });
    return 'added';
  });
  if (typeof outcome === 'object') throw tooOften('code', outcome.until, now);
  if (outcome === 'wrong') throw new Invalid([{ field: 'code', message: WRONG_CODE }]);
  if (outcome === 'done') throw new Conflict('Codes are asked for already.');
  return codes.map(({ shown }) => shown);
};

/** Makes ten new recovery codes in place of those before. */
export const renewRecoveryCodes = async (
  auth: Auth,
  asked: Own,
  identity: Identity,
  password: string,
): Promise<readonly string[]> => {
  const { account } = identity;
  await provePerson(auth, asked, identity, password);
  const codes = await recoveryCodes((await auth.better.$context).password.hash);
  await inHouse(auth, asked.now, async (tx) => {
    await keepCodes(tx, account, codes);
    const { now: at, requestId } = asked;
    await note(tx, { event: 'account.recoveryCodesMade', at, account, requestId });
  });
  return codes.map(({ shown }) => shown);
};

/** Takes the second step away, with its recovery codes. */
export const removeAuthenticator = async (
  auth: Auth,
  asked: Own,
  identity: Identity,
  password: string,
): Promise<void> => {
  const { account } = identity;
  await provePerson(auth, asked, identity, password);
  await inHouse(auth, asked.now, async (tx) => {
    await tx.deleteFrom('authenticator').where('account_id', '=', account).execute();
    const { now: at, requestId } = asked;
    await note(tx, { event: 'account.secondStepRemoved', at, account, requestId });
  });
};
