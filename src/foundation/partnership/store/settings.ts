import { sql } from 'kysely';
import type { Tx } from '#db';

/** What was ever set, with its version; what was not is not there. */
export const storedSettings = (tx: Tx) =>
  tx.selectFrom('setting').select(['key', 'value', 'reason', 'version']).execute();

export const storedSetting = (tx: Tx, key: string) =>
  tx.selectFrom('setting').select(['value', 'reason', 'version']).where('key', '=', key).executeTakeFirst();

/** Sets a value that is still at that version, 0 when nobody has set it; false when somebody was first. */
export const putSetting = async (
  tx: Tx,
  key: string,
  version: number,
  value: string | boolean,
  reason: string | null = null,
): Promise<boolean> => {
  const json = JSON.stringify(value);
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('setting')
      .values({ key, value: json, reason })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await tx
    .updateTable('setting')
    .set({ value: json, reason, version: version + 1 })
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Of whom a second step is asked, as sign-in decides it: where nobody has set it, a made-up partnership asks nobody. */
export const secondStepDemanded = async (tx: Tx): Promise<string> => {
  const { rows } = await sql<{ demanded: string }>`select second_step_demanded() as demanded`.execute(tx);
  return rows[0]?.demanded ?? '';
};
