import { sql } from 'kysely';
import { newId, type Tx } from '#db';
import type { Instant } from '#kernel';
import type { Details, KeptModel } from '../rules/index.ts';

/** The newest model of the partnership, if one was learnt. */
export const newestModel = (tx: Tx) =>
  tx.selectFrom('match_model').selectAll().orderBy('made_at', 'desc').limit(1).executeTakeFirst();

export const insertModel = async (
  tx: Tx,
  made: {
    readonly at: Instant;
    readonly learntFrom: number;
    readonly people: number;
    readonly model: KeptModel;
  },
): Promise<void> => {
  await tx
    .insertInto('match_model')
    .values({
      id: newId(),
      made_at: made.at,
      learnt_from: made.learntFrom,
      people: made.people,
      model: JSON.stringify(made.model),
    })
    .execute();
};

/** People to learn from, drawn by lot, and how many there are; nobody restricted is among them. For the program's own work. */
export const peopleToLearnFrom = async (
  tx: Tx,
  most: number,
): Promise<{ people: number; details: Details[] }> => {
  const { rows } = await sql<{ people: number; details: Details }>`
    select people::integer as people, details from people_to_learn_from(${most})`.execute(tx);
  return { people: rows[0]?.people ?? 0, details: rows.map(({ details }) => details) };
};
