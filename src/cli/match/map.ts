import { FIELD_NAMES, type FieldName, isFieldName } from '#matching';
import { WrongUsage } from '../command.ts';

/** Which column of a file holds which of our fields. */
export type FieldMap = ReadonlyMap<FieldName, string>;

const OURS = `Ours are ${FIELD_NAMES.join(', ')}.`;

/**
 * Reads `given_name=first_name,surname=last_name`: our name, then the column of theirs. Given more than once, they add up. A comma parts
 * two only where a name and an equals sign follow, so that a column may have one in its own name.
 */
export const mapOf = (typed: readonly string[]): FieldMap => {
  const map = new Map<FieldName, string>();
  for (const part of typed.flatMap((each) => each.split(/,(?=\s*[\w-]+\s*=)/))) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(0, at)).trim();
    const column = part.slice(at + 1).trim();
    if (at < 0 || column === '')
      throw new WrongUsage(`--map takes our name, an equals sign and your column, and not "${part.trim()}".`);
    if (!isFieldName(name)) throw new WrongUsage(`--map does not know "${name}". ${OURS}`);
    if (map.has(name)) throw new WrongUsage(`--map names ${name} twice.`);
    map.set(name, column);
  }
  if (map.size === 0)
    throw new WrongUsage(
      `Say which columns to compare: --map given_name=first_name,surname=surname,… ${OURS}`,
    );
  return map;
};
