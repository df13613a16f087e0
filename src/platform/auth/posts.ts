import { type RawBuilder, sql } from 'kysely';
import { type Databases, outsideTransaction, schemaOf } from '#db';
import { type Actor, type Day, type Instant, isRole, type Role } from '#kernel';

export interface Partnership {
  readonly slug: string;
  readonly name: string;
  readonly synthetic: boolean;
}

/** A post in force that an account holds, in whichever partnership. */
export interface HeldPost {
  readonly partnership: string;
  readonly post: string;
  readonly title: string;
  readonly role: Role;
  readonly staff: string;
  readonly staffName: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly body: string | null;
  readonly bodyName: string | null;
  /** Whether it is used only by a session that had a second step, or a passkey, or a directory's word. */
  readonly secondStep: boolean;
  /** Whether the word of its organisation's directory is enough for it. */
  readonly vouchedFor: boolean;
}

/** The columns of `heldPosts`, all null where a join found no post. */
export interface PostRow {
  readonly partnership: string | null;
  readonly post_id: string;
  readonly staff_id: string;
  readonly staff_name: string;
  readonly title: string;
  readonly role: string;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly body_id: string | null;
  readonly body_name: string | null;
  readonly second_step: boolean;
  /** Not asked of a system, which no directory knows. */
  readonly vouched_for?: boolean;
}

const LASTS = 10_000;

/** Reads which partnerships there are, and remembers it for ten seconds: every request asks. */
export const partnershipsOf = ({ serving }: Databases) => {
  let held: { readonly at: number; readonly list: readonly Partnership[] } | undefined;
  return async (now: Instant): Promise<readonly Partnership[]> => {
    const at = Date.parse(now);
    if (held && at >= held.at && at - held.at < LASTS) return held.list;
    const { rows } = await sql<Partnership>`
      select slug, name, synthetic from ${sql.id(schemaOf(null), 'partnership')} order by slug`.execute(
      serving,
    );
    held = { at, list: rows };
    return rows;
  };
};

/** The columns of a held post, as every function that finds one gives them. */
export const postColumns = sql`post_id, staff_id, staff_name, title, role, organisation_id, organisation_name, body_id, body_name, second_step`;

/** A query of the posts that an account holds on a day, over every partnership at once. */
export const heldPosts = (
  partnerships: readonly { readonly slug: string }[],
  account: RawBuilder<unknown>,
  day: Day,
): RawBuilder<PostRow> =>
  partnerships.length === 0
    ? sql<PostRow>`select null::text as partnership where false`
    : sql<PostRow>`${sql.join(
        partnerships.map(
          ({ slug }) =>
            sql`select ${slug}::text as partnership, ${postColumns}, vouched_for
              from ${sql.id(schemaOf(slug), 'posts_of_account')}(${account}, ${day}::date)`,
        ),
        sql` union all `,
      )}`;

const byPlace = (a: HeldPost, b: HeldPost): number =>
  a.organisationName.localeCompare(b.organisationName, 'en-GB') ||
  a.title.localeCompare(b.title, 'en-GB') ||
  (a.post < b.post ? -1 : 1);

/** The posts among the rows of `heldPosts`, in the order in which they are shown. A role that this program lacks is no post. */
export const postsFrom = (rows: readonly PostRow[]): readonly HeldPost[] =>
  rows
    .flatMap((row): HeldPost[] =>
      row.partnership === null || !isRole(row.role)
        ? []
        : [
            {
              partnership: row.partnership,
              post: row.post_id,
              title: row.title,
              role: row.role,
              staff: row.staff_id,
              staffName: row.staff_name,
              organisation: row.organisation_id,
              organisationName: row.organisation_name,
              body: row.body_id,
              bodyName: row.body_name,
              secondStep: row.second_step,
              vouchedFor: row.vouched_for ?? false,
            },
          ],
    )
    .sort(byPlace);

/** Whose word a session was begun by, when it was an organisation's directory's. */
export interface Vouched {
  readonly directory_partnership: string | null;
  readonly directory_organisation: string | null;
}

/**
 * The posts that a session may use: an organisation's directory vouches for posts of that organisation alone, because whoever runs it
 * could name anybody. Where the organisation's own administrator registered it, it vouches for no post that the partnership gave.
 */
export const postsVouchedFor = (
  held: readonly HeldPost[],
  { directory_partnership, directory_organisation }: Vouched,
): readonly HeldPost[] =>
  directory_organisation === null
    ? held
    : held.filter(
        ({ partnership, organisation, vouchedFor }) =>
          vouchedFor && partnership === directory_partnership && organisation === directory_organisation,
      );

/** The posts that an account holds on a day. */
export const postsOf = async (
  auth: {
    readonly databases: Databases;
    readonly partnerships: (now: Instant) => Promise<readonly Partnership[]>;
  },
  account: string,
  { now, today }: { readonly now: Instant; readonly today: Day },
): Promise<readonly HeldPost[]> => {
  outsideTransaction('Looking up the posts of an account');
  const query = heldPosts(await auth.partnerships(now), sql`${account}::text`, today);
  return postsFrom((await query.execute(auth.databases.serving)).rows);
};

/** Whoever acts through a post. */
export const actorOf = (account: string, held: HeldPost): Actor => ({
  account,
  staff: held.staff,
  staffName: held.staffName,
  post: held.post,
  postTitle: held.title,
  role: held.role,
  organisation: held.organisation,
  organisationName: held.organisationName,
  body: held.body,
  bodyName: held.bodyName,
  partnership: held.partnership,
});
