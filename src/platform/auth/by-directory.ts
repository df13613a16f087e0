import { sql } from 'kysely';
import { z } from 'zod';
import { newId, outsideTransaction, schemaOf, type Tx } from '#db';
import { type Instant, Invalid } from '#kernel';
import { addAccount } from './accounts.ts';
import { type Auth, inHouse } from './auth.ts';
import {
  Begun,
  beginAt,
  type Directory,
  directoriesFor,
  directoryById,
  type VouchedFor,
  vouchedBy,
} from './directories.ts';
import { note } from './journal.ts';
import { domainOf } from './rules.ts';
import { askSecondStep, type HalfSignedIn } from './second-step-asked.ts';
import { type Asked, beginProven, type SignedIn } from './sessions.ts';
import { beginStep, type Step, stepOver, takeStep } from './tickets.ts';

const Held = z.object({ after: z.string(), begun: z.array(Begun) });

/** Where a person may go on from here: one organisation, or each of several that take the domain. */
export const choicesOf = (step: Step): readonly Pick<Begun, 'organisation' | 'to'>[] =>
  Held.parse(step.held).begun;

/**
 * Finds the directory of a work address, and begins a sign-in there; gives the cookie that holds the place. What is said to an address
 * depends on its domain alone: nobody learns who has an account. Throws `Invalid` about `email`.
 */
export const beginByDirectory = async (
  auth: Auth,
  { now, identity }: Pick<Asked, 'now' | 'identity'>,
  { email, after }: { readonly email: string; readonly after: string },
): Promise<string> => {
  outsideTransaction('Beginning at a directory');
  const found = await directoriesFor(auth, email, now);
  if (found.length === 0)
    throw new Invalid([
      {
        field: 'email',
        message: 'No organisation with this address signs in here this way. Sign in with your password',
      },
    ]);
  const begun = (
    await Promise.all(
      found.map((directory) => beginAt(auth, directory, email, identity !== null).catch(() => null)),
    )
  ).filter((each) => each !== null);
  if (begun.length === 0)
    throw new Invalid([
      {
        field: 'email',
        message: 'The sign-in of your organisation cannot be reached now. Try again in a few minutes',
      },
    ]);
  const held = { after, begun };
  return inHouse(auth, now, (tx) => beginStep(tx, auth, { kind: 'directory', account: null, held, now }));
};

const NOBODY =
  'Your organisation knows you, but you have no post here with the address that it gives. Ask the administrator of your organisation.';
const FAILED = 'The sign-in at your organisation did not hold. Begin again, or sign in with your password.';

/** Why a directory's word was not taken: in the audit as a code, to the person as a sentence. */
class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly why: string;
  constructor(why: string, sentence: string) {
    super(sentence);
    this.why = why;
  }
}

/** The name under which an account is known to a directory: of one organisation, in one partnership, by one issuer. */
const providerOf = ({ partnership, organisation_id, issuer }: Directory): string =>
  `directory:${partnership}:${organisation_id}:${issuer}`;

const linked = async (tx: Tx, provider: string, subject: string): Promise<string | null> =>
  (
    await tx
      .selectFrom('credential')
      .select('account_id')
      .where('provider_id', '=', provider)
      .where('provider_account_id', '=', subject)
      .executeTakeFirst()
  )?.account_id ?? null;

/**
 * Links a directory's subject, at the first sign-in, to the one person with that work address and a post in that organisation. No post
 * is ever made: those the administrator of the organisation grants.
 */
const link = async (
  tx: Tx,
  directory: Directory,
  { subject, email }: VouchedFor,
  { now, today, requestId }: Asked,
): Promise<string> => {
  const provider = providerOf(directory);
  if (email === null) throw new NotTaken('emailUnverified', NOBODY);
  const domain = domainOf(email);
  if (domain === null || !directory.domains.includes(domain)) throw new NotTaken('emailElsewhere', NOBODY);
  const schema = schemaOf(directory.partnership);
  const { rows } = await sql<{ staff_id: string; staff_name: string; account_id: string | null }>`
    select * from ${sql.id(schema, 'staff_of_directory')}(${directory.organisation_id}::uuid, ${email}, ${today}::date)`.execute(
    tx,
  );
  const [person] = rows;
  if (!person || rows.length > 1) throw new NotTaken('notInvited', NOBODY);
  const account = person.account_id ?? (await addAccount(tx, { name: person.staff_name, email }));
  // An address that went to somebody new must not open what its holder before could see.
  const other = await tx
    .selectFrom('credential')
    .select('id')
    .where('account_id', '=', account)
    .where('provider_id', '=', provider)
    .executeTakeFirst();
  if (other) throw new NotTaken('otherSubject', NOBODY);
  if (person.account_id === null) {
    const joined = await sql<{ joined: boolean }>`
      select ${sql.id(schema, 'join_account')}(${person.staff_id}::uuid, ${account}) as joined`.execute(tx);
    if (!joined.rows[0]?.joined) throw new NotTaken('otherPerson', NOBODY);
  }
  await tx
    .insertInto('credential')
    .values({
      id: newId(),
      account_id: account,
      provider_account_id: subject,
      provider_id: provider,
      password: null,
      created_at: now,
      updated_at: now,
    })
    .execute();
  const target = `account:${account} directory:${directory.directory_id}`;
  await note(tx, { event: 'account.directoryLinked', at: now, account, requestId, target });
  return account;
};

const spend = (auth: Auth, step: Step, now: Instant): Promise<boolean> =>
  inHouse(auth, now, (tx) => takeStep(tx, step));

/** What somebody came back with, and to which organisation's address. */
export interface Back {
  readonly organisation: string;
  readonly query: Readonly<Record<string, string>>;
}
/** Signed in, or on the way to a second step of our own, or not taken. */
export type ByDirectoryDone =
  | { readonly signedIn: SignedIn; readonly after: string }
  | HalfSignedIn
  | { readonly refusal: string };

/**
 * Ends a sign-in at a directory. What was begun in this very browser is taken once, before anything is asked; then the directory's word
 * is judged, and the session that begins may use posts of that organisation alone.
 */
export const signInByDirectory = async (
  auth: Auth,
  asked: Asked,
  step: Step | null,
  { organisation, query }: Back,
): Promise<ByDirectoryDone> => {
  outsideTransaction('Signing in by a directory');
  const { now, requestId } = asked;
  const held = step && Held.parse(step.held);
  const begun = held?.begun.find(({ state }) => state === query.state);
  const directory = begun ? await directoryById(auth, begun.directory, now) : null;
  const about = directory ? `directory:${directory.directory_id}` : '';
  const refuse = async (why: string, refusal: string) => {
    await inHouse(auth, now, (tx) =>
      note(tx, {
        event: 'account.directoryRefused',
        at: now,
        account: null,
        requestId,
        refused: true,
        target: about,
        detail: why,
      }),
    );
    return { refusal };
  };
  if (!step || !held || !begun || !directory || !(await spend(auth, step, now)))
    return refuse('state', FAILED);
  // What one directory answered is no answer of another's.
  if (organisation !== directory.organisation_id) return refuse('wayBack', FAILED);
  const vouched = await vouchedBy(auth, directory, begun, query).catch((problem: unknown) => problem);
  if (vouched instanceof Error || typeof vouched !== 'object' || vouched === null || !('subject' in vouched))
    return refuse(reasonOf(vouched), FAILED);
  // What `vouchedBy` gives when it does not throw.
  const word = vouched as VouchedFor;
  try {
    const account = await inHouse(
      auth,
      now,
      async (tx) =>
        (await linked(tx, providerOf(directory), word.subject)) ?? (await link(tx, directory, word, asked)),
    );
    const by = {
      id: directory.directory_id,
      partnership: directory.partnership,
      organisation: directory.organisation_id,
    };
    // Its word alone is one factor, like a password: where the account has an app, no session begins before the code.
    if (!word.secondStep) {
      const stepCookie = await askSecondStep(auth, asked, account, { after: held.after, directory: by });
      if (stepCookie !== null) return { stepCookie };
    }
    const proof = { by: 'directory', secondStep: word.secondStep, directory: by } as const;
    const signedIn = await beginProven(auth, asked, account, proof);
    const cookies = [...signedIn.cookies, stepOver(auth, 'directory')];
    return { signedIn: { ...signedIn, cookies }, after: held.after };
  } catch (problem) {
    if (problem instanceof NotTaken) return refuse(problem.why, problem.message);
    throw problem;
  }
};

/** A code of the library's own, never text from the other side. */
const reasonOf = (problem: unknown): string => {
  const code =
    typeof problem === 'object' && problem !== null && 'code' in problem ? String(problem.code) : '';
  return /^[A-Z_]{3,60}$/.test(code) ? code : 'failed';
};
