import type { Tx } from '#db';
import { recordById } from '#records';
import type { Subject } from './codes.ts';

/** The children of these records, each with its record, for the audit. */
export const subjectsOfRecords = async (tx: Tx, records: readonly string[]): Promise<Subject[]> => {
  const subjects: Subject[] = [];
  for (const record of new Set(records)) {
    const found = await recordById(tx, record);
    const child = found?.child_id ?? (found?.kind === 'person' ? found.id : null);
    if (child) subjects.push({ child, record });
  }
  return subjects;
};
