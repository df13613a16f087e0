import type { Tx } from '#db';
import { type Actor, dayOf, type Instant } from '#kernel';
import { makeOrganisation, makePost } from '#partnership';
import { CannotDo } from '../command.ts';

/**
 * The council whose return it is: the one with the number of the file (LEA, N00003), the only one there is, or a new one where there
 * is none.
 */
const councilOf = async (tx: Tx, lea: string | undefined): Promise<string> => {
  const councils = await tx
    .selectFrom('organisation')
    .select(['id', 'code'])
    .where('type', '=', 'localAuthority')
    .where('until_day', 'is', null)
    .execute();
  const named = councils.find(({ code }) => lea !== undefined && code === lea);
  const [only, ...more] = councils;
  if (named) return named.id;
  if (only && more.length > 0)
    throw new CannotDo(
      `The return is from authority ${lea ?? '(not said)'}, and no council here has that code. Give the council its code on its page first.`,
    );
  return (
    only?.id ?? (await makeOrganisation(tx, { name: 'The council', type: 'localAuthority', code: lea ?? '' }))
  );
};

const postIn = (tx: Tx, council: string) =>
  tx
    .selectFrom('post')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
    .select([
      'post.id as post',
      'post.title as postTitle',
      'staff.id as staff',
      'staff.name as staffName',
      'organisation.id as organisation',
      'organisation.name as organisationName',
    ])
    .where('post.role', '=', 'censusImport')
    .where('post.organisation_id', '=', council)
    .where('post.until_day', 'is', null)
    .limit(1)
    .executeTakeFirst();

/** The import's own post in the council, made at its first import: what it records stands under that name. */
export const importer = async (
  tx: Tx,
  { partnership, lea, now }: { partnership: string; lea: string | undefined; now: Instant },
): Promise<Actor> => {
  const council = await councilOf(tx, lea);
  const post = await postIn(tx, council);
  if (post)
    return {
      ...post,
      account: 'census-import',
      role: 'censusImport',
      body: null,
      bodyName: null,
      partnership,
    };
  await makePost(tx, {
    name: 'Census import',
    role: 'censusImport',
    title: 'Census import',
    organisation: council,
    from: dayOf(now),
  });
  return importer(tx, { partnership, lea, now });
};
