import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import type { Day } from '#kernel';
import type { Standing } from '../rules/index.ts';

/** The registers whose rows have a first and a last day. */
export type Dated = 'organisation' | 'body' | 'reporting_line' | 'post' | 'representation';

/** Whether a row of that register stands so on the day. */
export const stands = (register: Dated, standing: Standing, day: Day): RawBuilder<boolean> => {
  const from = sql.ref(`${register}.from_day`);
  const until = sql.ref(`${register}.until_day`);
  switch (standing) {
    case 'cancelled':
      return sql<boolean>`${until} < ${from}`;
    case 'notBegun':
      return sql<boolean>`(${from} > ${day} and (${until} is null or ${until} >= ${from}))`;
    case 'ended':
      return sql<boolean>`(${until} < ${day} and ${until} >= ${from})`;
    case 'inForce':
      return sql<boolean>`(${from} <= ${day} and (${until} is null or ${until} >= ${day}))`;
  }
};

/** Whether what was typed stands somewhere in the text, whatever its case. */
export const holds = (text: RawBuilder<string>, typed: string): RawBuilder<boolean> =>
  sql<boolean>`position(lower(${typed.trim()}) in lower(${text})) > 0`;

/** The part of a list that is shown. */
export interface Shown {
  readonly limit: number;
  readonly offset: number;
}

/** The part that there is: past the last page, the last. A limit of 0 only counts. */
export const within = ({ limit, offset }: Shown, total: number): Shown => ({
  limit,
  offset: limit === 0 ? 0 : Math.min(offset, Math.max(0, Math.ceil(total / limit) - 1) * limit),
});

/** Lets one act at a time look at the registers and then write: what it checked is still so when it writes. */
export const lockRegisters = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(4127135)`.execute(tx);
};
