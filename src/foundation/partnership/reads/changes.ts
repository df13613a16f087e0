import type { Tx } from '#db';
import {
  fieldChanges,
  idsIn,
  isRegister,
  mayReadContactDetails,
  registers,
  saySettingKey,
} from '../rules/index.ts';
import { changesOfRows, namesOfIds } from '../store/index.ts';
import type { ChangeLine } from './models.ts';
import type { Looking } from './shaping.ts';

const MOST = 50;
const VERBS = { insert: 'added', update: 'changed', delete: 'taken away' } as const;

const nounOf = (register: string, key: string): string => {
  if (register === 'setting') return saySettingKey(key);
  return isRegister(register) ? registers[register] : register;
};

/** Who changed what of these rows, the newest first: the last fifty changes, in words. `keeper` sees e-mail addresses too. */
export const changesShown = async (
  tx: Tx,
  { actor }: Looking,
  keys: readonly string[],
  keeper = mayReadContactDetails(actor),
): Promise<readonly ChangeLine[]> => {
  const rows = await changesOfRows(tx, keys, MOST);
  const names = await namesOfIds(
    tx,
    rows.flatMap(({ before, after }) => [...idsIn(before), ...idsIn(after)]),
  );
  const nameOf = (id: string) => names.get(id) ?? 'Not known';
  return rows.flatMap(({ register, row_key, operation, at, before, after, staff_name, post_title }) => {
    const fields = fieldChanges(before, after, nameOf, keeper);
    if (fields.length === 0) return [];
    const by = staff_name === null ? null : `${staff_name}, ${post_title}`;
    return [{ at, by, what: `${nounOf(register, row_key)} ${VERBS[operation]}`, fields }];
  });
};
