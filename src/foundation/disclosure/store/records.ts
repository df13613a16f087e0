import type { Tx } from '#db';

/** The work of answering is not a part of the answer. */
const NOT_GIVEN = ['accessRequest'];

/**
 * What the actor sees about a person, with who keeps it, the earliest first: what stands under the person, and what the modules say is
 * about the person though it stands under nobody.
 */
export const recordsAbout = (
  tx: Tx,
  person: string,
  beside: readonly string[],
  { limit, offset }: { limit: number; offset: number },
) =>
  tx
    .selectFrom('record')
    .innerJoin('organisation', 'organisation.id', 'record.owner_organisation_id')
    .innerJoin('post', 'post.id', 'record.recorded_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .select([
      'record.id',
      'record.kind',
      'record.title',
      'record.occurred_at',
      'record.owner_organisation_id',
      'organisation.name as organisation_name',
      'staff.name as recorded_by',
      'post.title as recorded_as',
    ])
    .where((eb) =>
      eb.or([
        eb('record.child_id', '=', person),
        ...(beside.length > 0 ? [eb('record.id', 'in', [...beside])] : []),
      ]),
    )
    .where('record.kind', 'not in', NOT_GIVEN)
    .orderBy('record.occurred_at')
    .orderBy('record.id')
    .limit(limit)
    .offset(offset)
    .execute();
export type AboutRow = Awaited<ReturnType<typeof recordsAbout>>[number];
