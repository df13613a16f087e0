import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { outsideTransaction, schemaOf, type Tx } from '#db';
import type { Identity } from '#http';
import { Conflict, type Instant, Invalid } from '#kernel';
import { findAccount } from './accounts.ts';
import { forgiveNetwork, forgiveTries, reserveTry } from './attempts.ts';
import { type Auth, inHouse } from './auth.ts';
import { note } from './journal.ts';
import { type Own, provePassword, tooOften } from './prove.ts';
import { normalCode, type RecoveryCode, recoveryCodes } from './recovery-codes.ts';
import { AT_A_SECOND_STEP, isFresh, stepKey } from './rules.ts';
import { type Asked, beginProven, ownSession, type SignedIn } from './sessions.ts';
import { type Step, stepOver, takeStep } from './tickets.ts';

const PERIOD = 30;
/** A phone's clock may be one period out, either way. */
const WINDOW = 1;

const sealOf = (account: string) => ({ what: 'authenticator', whose: account }) as const;
const totpOf = (secret: Secret, label: string): TOTP =>
  new TOTP({ issuer: 'Arden', label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD });

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

/** Whether an account is protected by more than a password: an app, or a passkey. */
const hasSecondStep = async (auth: Auth, account: string): Promise<boolean> => {
  const { rows } = await sql<{ there: boolean }>`select exists (
      select from ${sql.id(schemaOf(null), 'passkey')} where account_id = ${account}) or exists (
      select from ${sql.id(schemaOf(null), 'authenticator')} where account_id = ${account} and confirmed_at is not null) as there`.execute(
    auth.databases.serving,
  );
  return rows[0]?.there ?? false;
};

/**
 * Refuses a change to how one signs in unless it is the person: by the password, or by a sign-in of a few minutes ago. A directory's
 * word is for its organisation's posts alone, and changes nothing of the account.
 */
export const provePerson = async (
  auth: Auth,
  asked: Own,
  identity: Identity,
  password: string,
): Promise<string> => {
  const own = await ownSession(auth, identity, asked.now);
  if (own.byDirectory)
    throw new Conflict('You are signed in through your organisation, which looks after how you sign in.');
  // Else whoever learnt the password alone would add a second step of their own, and so go round the one there is.
  if (!own.secondStep && (await hasSecondStep(auth, identity.account)))
    throw new Conflict(
      'Sign in with your second step or your passkey first. If you lost it, ask an administrator.',
    );
  const { email } = await findAccount(auth, { id: identity.account });
  if (password !== '' || !isFresh(own.signedInAt, asked.now))
    await provePassword(auth, asked, { account: identity.account, email }, password, 'password');
  return email;
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

/** Takes a code of the app, and never again: null where it is wrong, or was taken before. */
const takeCode = async (
  auth: Auth,
  tx: Tx,
  account: string,
  code: string,
  now: Instant,
): Promise<'taken' | null> => {
  const row = await tx
    .selectFrom('authenticator')
    .select(['sealed', 'last_step'])
    .where('account_id', '=', account)
    .forUpdate()
    .executeTakeFirst();
  const key = row ? auth.seals.open(sealOf(account), row.sealed) : null;
  if (!row || key === null) return null;
  const at = Date.parse(now);
  const delta = totpOf(Secret.fromBase32(key), '').validate({ token: code, timestamp: at, window: WINDOW });
  if (delta === null) return null;
  const step = Math.floor(at / 1000 / PERIOD) + delta;
  if (step <= row.last_step) return null;
  await tx.updateTable('authenticator').set({ last_step: step }).where('account_id', '=', account).execute();
  return 'taken';
};

const keepCodes = async (tx: Tx, account: string, codes: readonly RecoveryCode[]): Promise<void> => {
  await tx.deleteFrom('recovery_code').where('account_id', '=', account).execute();
  await tx
    .insertInto('recovery_code')
    .values(codes.map(({ slot, hash }) => ({ account_id: account, slot, hash, used_at: null })))
    .execute();
};

const WRONG = 'This code is not right, or was used before. Wait for the next one in your app, and enter that';

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
  if (outcome === 'wrong') throw new Invalid([{ field: 'code', message: WRONG }]);
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

const findRecoveryCode = (tx: Tx, account: string, slot: string) =>
  tx
    .selectFrom('recovery_code')
    .select('hash')
    .where('account_id', '=', account)
    .where('slot', '=', slot)
    .where('used_at', 'is', null)
    .executeTakeFirst();

/**
 * Ends a sign-in by its second step: a code of the app, or a recovery code, each once. Every try is counted before it is looked at.
 * Throws `Invalid` or `TooOften` about `code`; null where somebody was first, or it took too long.
 */
export const takeSecondStep = async (
  auth: Auth,
  asked: Asked,
  step: Step,
  typed: string,
): Promise<SignedIn | null> => {
  outsideTransaction('Taking a second step');
  const { account } = step;
  if (account === null) return null;
  const { now, requestId } = asked;
  const trier = auth.stepTrier(account, asked.ip);
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
    if (!(await takeStep(tx, step))) return 'late';
    await forgiveNetwork(tx, trier);
    if (isRecovery) await note(tx, { ...told, event: 'account.recoveryCodeUsed' });
    return 'taken';
  });
  if (outcome === 'wrong') throw new Invalid([{ field: 'code', message: WRONG }]);
  if (outcome === 'late') return null;
  const by = isRecovery ? 'recoveryCode' : 'code';
  const signedIn = await beginProven(auth, asked, account, { by, secondStep: true });
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
