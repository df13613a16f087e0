import {
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { outsideTransaction, schemaOf } from '#db';
import type { Identity } from '#http';
import { type Instant, Invalid, NotFound } from '#kernel';
import { type Auth, inHouse } from './auth.ts';
import { note } from './journal.ts';
import { answerOf, type Created, type Used } from './passkey-answers.ts';
import type { Own } from './prove.ts';
import { insistProved } from './prove-person.ts';
import { cookiesWith, renewIn } from './renew.ts';
import { type Asked, beginProven, type SignedIn } from './sessions.ts';
import { beginStep, type Step, stepOver, takeStep } from './tickets.ts';

/** EdDSA, ES256 and RS256: what authenticators in use speak. */
const ALGORITHMS = [-8, -7, -257];
const FAILED = 'This passkey was not accepted. Try again, or sign in with your password';

const placeOf = ({ baseUrl }: Pick<Auth, 'baseUrl'>) => ({ origin: baseUrl, id: new URL(baseUrl).hostname });

export interface OwnPasskey {
  readonly id: string;
  readonly name: string;
  readonly madeAt: Instant;
  readonly usedAt: Instant | null;
}

/** The passkeys of an account, the newest first. */
export const passkeysOf = async (auth: Auth, account: string): Promise<readonly OwnPasskey[]> => {
  outsideTransaction('Looking up passkeys');
  return auth.databases.serving
    .withSchema(schemaOf(null))
    .selectFrom('passkey')
    .select(['id', 'name', 'made_at as madeAt', 'used_at as usedAt'])
    .where('account_id', '=', account)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute();
};

/** Begins with a new passkey, once it is sure that the person asks; gives the cookie that the browser keeps meanwhile. */
export const beginPasskey = async (
  auth: Auth,
  asked: Own,
  identity: Identity,
  { name }: { readonly name: string },
): Promise<string> => {
  const { account } = identity;
  const { email } = await insistProved(auth, identity, asked.now);
  const options = await generateRegistrationOptions({
    rpName: 'Arden',
    rpID: placeOf(auth).id,
    userName: email,
    userDisplayName: identity.name,
    userID: new TextEncoder().encode(account),
    attestationType: 'none',
    excludeCredentials: (await passkeysOf(auth, account)).map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  const { now } = asked;
  return inHouse(auth, now, (tx) =>
    beginStep(tx, auth, { kind: 'newPasskey', account, held: { name, options }, now }),
  );
};

/** What the browser is to be asked, as it was kept. Only what the library made is ever kept there. */
export const creationOf = ({ held }: Step): PublicKeyCredentialCreationOptionsJSON =>
  held.options as PublicKeyCredentialCreationOptionsJSON;
export const requestOf = ({ held }: Step): PublicKeyCredentialRequestOptionsJSON =>
  held.options as PublicKeyCredentialRequestOptionsJSON;

/** Keeps a passkey that the browser made; gives the cookies of the session, which goes on under a new token. Throws `Invalid` where it is none for this service, this person and this moment. */
export const addPasskey = async (
  auth: Auth,
  asked: Asked,
  identity: Identity,
  step: Step,
  answer: string,
): Promise<readonly string[]> => {
  outsideTransaction('Adding a passkey');
  const { now, requestId } = asked;
  const { account } = identity;
  const place = placeOf(auth);
  if (step.account !== account) throw new Invalid([fault(FAILED)]);
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: answerOf<Created>(answer),
    expectedChallenge: creationOf(step).challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => ({ verified: false, registrationInfo: undefined }));
  if (!verified || !registrationInfo) throw new Invalid([fault(FAILED)]);
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
  const token = await inHouse(auth, now, async (tx) => {
    // A challenge is answered once.
    if (!(await takeStep(tx, step))) throw new Invalid([fault(FAILED)]);
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('passkey')
      .values({
        id,
        account_id: account,
        name: String(step.held.name ?? ''),
        public_key: Buffer.from(publicKey).toString('base64url'),
        counter,
        transports: transports.join(' '),
        made_at: now,
        used_at: null,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) throw new Invalid([fault(FAILED)]);
    await note(tx, { event: 'account.passkeyAdded', at: now, account, requestId });
    // Whoever has just shown it has shown more than a password.
    return renewIn(tx, identity, now, { second_step: true });
  });
  return cookiesWith(auth, asked, token);
};

const fault = (message: string) => ({ field: '', message });

/** Takes one of a person's own passkeys away. */
export const removePasskey = async (
  auth: Auth,
  asked: Own,
  identity: Identity,
  { id }: { readonly id: string },
): Promise<void> => {
  const { account } = identity;
  await insistProved(auth, identity, asked.now);
  await inHouse(auth, asked.now, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('passkey')
      .where('id', '=', id)
      .where('account_id', '=', account)
      .executeTakeFirst();
    if (numDeletedRows !== 1n) throw new NotFound('This passkey was removed already.');
    const { now: at, requestId } = asked;
    await note(tx, { event: 'account.passkeyRemoved', at, account, requestId });
  });
};

/** Begins a sign-in with whatever passkey the person has: nobody is named, so that nobody is told who has one. */
export const beginWithPasskey = async (auth: Auth, now: Instant, after: string): Promise<string> => {
  outsideTransaction('Beginning a sign-in with a passkey');
  const options = await generateAuthenticationOptions({
    rpID: placeOf(auth).id,
    userVerification: 'required',
  });
  return inHouse(auth, now, (tx) =>
    beginStep(tx, auth, { kind: 'passkey', account: null, held: { after, options }, now }),
  );
};

/** Signs in with a passkey: what one has, and what one knows or is, at once. Throws `Invalid` where it is not good. */
export const signInWithPasskey = async (
  auth: Auth,
  asked: Asked,
  step: Step,
  answer: string,
): Promise<SignedIn> => {
  outsideTransaction('Signing in with a passkey');
  const { now, requestId } = asked;
  const place = placeOf(auth);
  const response = answerOf<Used>(answer);
  const found = await auth.databases.serving
    .withSchema(schemaOf(null))
    .selectFrom('passkey')
    .select(['id', 'account_id as account', 'public_key', 'counter', 'transports'])
    .where('id', '=', response.id)
    .executeTakeFirst();
  const refuse = async (): Promise<never> => {
    const account = found?.account ?? null;
    await inHouse(auth, now, (tx) =>
      note(tx, { event: 'account.passkeyRefused', at: now, account, requestId, refused: true }),
    );
    throw new Invalid([fault(FAILED)]);
  };
  if (!found) return refuse();
  const { account } = found;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: requestOf(step).challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.id,
    requireUserVerification: true,
    credential: {
      id: found.id,
      publicKey: new Uint8Array(Buffer.from(found.public_key, 'base64url')),
      counter: found.counter,
      // Written by ourselves, as the library gave them.
      transports: found.transports.split(' ').filter(Boolean) as AuthenticatorTransport[],
    },
  }).catch(() => ({ verified: false, authenticationInfo: undefined }));
  const handle = response.response.userHandle;
  const isTheirs = handle === undefined || Buffer.from(handle, 'base64url').toString() === account;
  if (!verified || !authenticationInfo || !isTheirs) return refuse();
  const isFirst = await inHouse(auth, now, async (tx) => {
    if (!(await takeStep(tx, step))) return false;
    const { newCounter: counter } = authenticationInfo;
    await tx.updateTable('passkey').set({ counter, used_at: now }).where('id', '=', found.id).execute();
    return true;
  });
  if (!isFirst) return refuse();
  const signedIn = await beginProven(auth, asked, account, { by: 'passkey', secondStep: true });
  return { ...signedIn, cookies: [...signedIn.cookies, stepOver(auth, 'passkey')] };
};
