import { newId, type Tx } from '#db';
import type { InvolvementTable } from '../tables.ts';

export type NewInvolvement = Omit<InvolvementTable, 'id' | 'version' | 'lead'> & { readonly lead?: boolean };
export const addInvolvement = async (tx: Tx, involvement: NewInvolvement): Promise<string> => {
  const id = newId();
  await tx
    .insertInto('involvement')
    .values({ id, ...involvement })
    .execute();
  return id;
};

/** Who else is involved with a child: whom to ring, how, and when the child was last seen. */
export const involvementsOfChild = (tx: Tx, child: string) =>
  tx
    .selectFrom('involvement')
    .innerJoin('organisation', 'organisation.id', 'involvement.organisation_id')
    .selectAll('involvement')
    .select('organisation.name as organisation_name')
    .where('child_id', '=', child)
    .orderBy('until_day', (order) => order.desc().nullsFirst())
    .orderBy('organisation.name')
    .execute();
