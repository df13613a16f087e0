import { sql } from 'kysely';
import { z } from 'zod';
import { writeAudit } from '#audit';
import { createAuth, inviteAccount } from '#auth';
import { systemNow } from '#clock';
import { type Databases, partnershipsIn, type Tx, transact } from '#db';
import { dayOf, type Instant, isRole, type Role, roleNames, text } from '#kernel';
import {
  linkAccount,
  makeOrganisation,
  makePost,
  makeStaff,
  type OrganisationType,
  organisationTypes,
} from '#partnership';
import { sessionSecret } from '../../config/secret.ts';
import type { Config } from '../../config.ts';
import { CannotDo, WrongUsage } from '../command.ts';
import type { AskedUser } from '../user.ts';

const isType = (word: string): word is OrganisationType => Object.hasOwn(organisationTypes, word);

/** What was asked, judged before anything is opened or kept. */
export const judged = (asked: AskedUser) => {
  const { role, type } = asked;
  if (!isRole(role))
    throw new WrongUsage(`There is no role "${role}". The roles are: ${roleNames.join(', ')}.`);
  if (type !== undefined && !isType(type))
    throw new WrongUsage(
      `There is no type of organisation "${type}". The types are: ${Object.keys(organisationTypes).join(', ')}.`,
    );
  const words = z.object({
    name: text({ label: 'The name' }),
    email: z.email({ error: 'The e-mail address must be one, such as name@example.gov.uk' }),
    organisation: text({ label: 'The organisation' }),
    title: text({ label: 'The title' }).optional(),
  });
  const read = words.safeParse(asked);
  if (!read.success) throw new WrongUsage(`${read.error.issues[0]?.message ?? 'Something is missing'}.`);
  return { ...read.data, role, type, partnership: asked.partnership };
};
type Judged = ReturnType<typeof judged>;

export interface AddedUser {
  /** The whole link to hand over; null where the account has a password. */
  readonly link: string | null;
  readonly post: 'added' | 'held';
}

/**
 * Gives a person an account, a row among the staff and a post, as the operator of the program: the first administrator of a
 * partnership has nobody else to do it. As the owner, because no post of the partnership acts; audited in its chain.
 */
export const addUser = async (databases: Databases, config: Config, user: Judged): Promise<AddedUser> => {
  const { owner } = databases;
  if (!owner)
    throw new CannotDo(
      'DATABASE_OWNER_URL is not set: a user is added by the owner of the database. Set it for this command.',
    );
  const now = systemNow();
  const partnership = choosePartnership(await partnershipsIn(owner), user.partnership);
  const standing = { role: 'owner', partnership, now } as const;
  // Asked first: an organisation that is not there leaves no account behind.
  if (user.type === undefined) await transact(owner, standing, (tx) => demandOrganisation(tx, user, now));

  const auth = createAuth({
    ...{ databases, secret: await sessionSecret(config), baseUrl: config.baseUrl },
    ...{ idleMinutes: config.sessionIdleMinutes, hours: config.sessionHours },
    demonstration: config.demonstration,
  });
  const { account, link } = await inviteAccount(auth, {
    name: user.name,
    email: user.email,
    madeBy: null,
    now,
  });
  const post = await transact(owner, standing, (tx) => appoint(tx, user, account, now));
  return { link, post };
};

const choosePartnership = (there: readonly string[], asked: string | undefined): string => {
  const [only, ...more] = there;
  if (only === undefined)
    throw new CannotDo(
      'There is no partnership yet, and a person holds a post in one. Make one first, with "arden partnership add".',
    );
  if (asked === undefined && more.length === 0) return only;
  if (asked !== undefined && there.includes(asked)) return asked;
  const list = there.join(', ');
  throw new CannotDo(
    asked === undefined
      ? `Say which with --partnership: ${list}.`
      : `There is no partnership "${asked}". There are: ${list}.`,
  );
};

const organisationNamed = (tx: Tx, name: string, now: Instant) =>
  tx
    .selectFrom('organisation')
    .select('id')
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where('from_day', '<=', dayOf(now))
    .where(({ or, eb }) => or([eb('until_day', 'is', null), eb('until_day', '>=', dayOf(now))]))
    .orderBy('id')
    .executeTakeFirst();

const demandOrganisation = async (tx: Tx, { organisation }: Judged, now: Instant): Promise<string> => {
  const found = await organisationNamed(tx, organisation, now);
  if (found) return found.id;
  const { rows } = await sql<{
    name: string;
  }>`select name from organisation where until_day is null order by name limit 20`.execute(tx);
  throw new CannotDo(
    rows.length === 0
      ? `There is no organisation yet. Add --type, such as --type localAuthority, to make "${organisation}".`
      : `There is no organisation "${organisation}". There are: ${rows.map(({ name }) => name).join(', ')}. Add --type to make another.`,
  );
};

const appoint = async (tx: Tx, user: Judged, account: string, now: Instant): Promise<AddedUser['post']> => {
  const organisation =
    (await organisationNamed(tx, user.organisation, now))?.id ??
    (user.type === undefined
      ? await demandOrganisation(tx, user, now)
      : await makeOrganisation(tx, { name: user.organisation, type: user.type }));
  const known = await tx
    .selectFrom('staff')
    .select('id')
    .where(({ or, eb }) =>
      or([
        eb('account_id', '=', account),
        sql<boolean>`account_id is null and lower(email) = lower(${user.email})`,
      ]),
    )
    .orderBy('account_id')
    .executeTakeFirst();
  const staff =
    known?.id ?? (await makeStaff(tx, { name: user.name, email: user.email, phone: '', account }));
  await linkAccount(tx, staff, account);
  if (await holds(tx, staff, organisation, user.role, now)) return 'held';
  const { name, role, title } = user;
  const { post } = await makePost(tx, {
    ...{ name, staff, role, organisation, from: dayOf(now) },
    ...(title === undefined ? {} : { title }),
  });
  await writeAudit(tx, {
    ...{ at: now, account: null, staff: null, post: null, outcome: 'allowed' },
    ...{ event: 'post.added', purpose: 'administration', target: `post:${post}`, detail: 'arden user add' },
  });
  return 'added';
};

const holds = async (tx: Tx, staff: string, organisation: string, role: Role, now: Instant) =>
  (await tx
    .selectFrom('post')
    .select('id')
    .where('staff_id', '=', staff)
    .where('organisation_id', '=', organisation)
    .where('role', '=', role)
    .where(({ or, eb }) => or([eb('until_day', 'is', null), eb('until_day', '>=', dayOf(now))]))
    .executeTakeFirst()) !== undefined;
