import { newId, type Tx } from '#db';
import type { Instant } from '#kernel';

/** The directory in force of an organisation: never its secret. */
export const directoryOf = (tx: Tx, organisation: string) =>
  tx
    .selectFrom('directory')
    .leftJoin('post', 'post.id', 'directory.vouched_by')
    .leftJoin('staff', 'staff.id', 'post.staff_id')
    .select([
      'directory.id',
      'issuer',
      'client_id as clientId',
      'domains',
      'made_at as madeAt',
      'acr',
      'max_age as maxAge',
      'vouched',
      'vouched_at as vouchedAt',
      'staff.name as vouchedBy',
    ])
    .where('directory.organisation_id', '=', organisation)
    .where('ended_at', 'is', null)
    .executeTakeFirst();

/** Ends the directory in force of an organisation, and gives its id; undefined where there is none. */
export const setDirectoryEnded = async (
  tx: Tx,
  organisation: string,
  at: Instant,
): Promise<string | undefined> =>
  (
    await tx
      .updateTable('directory')
      .set({ ended_at: at })
      .where('organisation_id', '=', organisation)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
  )?.id;

export interface DirectoryFacts {
  readonly organisation: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly domains: readonly string[];
  readonly acr: readonly string[];
  readonly maxAge: number | null;
  readonly vouched: { readonly reason: string; readonly by: string } | null;
  readonly at: Instant;
}

/** Keeps a directory, its secret closed under its own id. */
export const insertDirectory = async (
  tx: Tx,
  { organisation, issuer, clientId, domains, acr, maxAge, vouched, at }: DirectoryFacts,
  sealedFor: (id: string) => string,
): Promise<string> => {
  const id = newId();
  await tx
    .insertInto('directory')
    .values({
      id,
      organisation_id: organisation,
      issuer,
      client_id: clientId,
      sealed: sealedFor(id),
      domains: [...domains],
      acr: [...acr],
      max_age: maxAge,
      vouched: vouched?.reason ?? null,
      vouched_by: vouched?.by ?? null,
      vouched_at: vouched ? at : null,
      made_at: at,
      ended_at: null,
    })
    .execute();
  return id;
};
