import { searchKey } from '#kernel';

/** What a name is to the person. */
export const NAME_KINDS = {
  legal: 'Legal name',
  knownAs: 'Known as',
  previous: 'Previous name',
} as const;
export type NameKind = keyof typeof NAME_KINDS;

/** A name as a page needs it. */
export interface Name {
  readonly kind: NameKind;
  readonly given: string;
  readonly family: string;
}

export { searchKey };

/** How a name is kept for search: both its parts, in whatever order they are asked. */
export const nameKey = ({ given, family }: Pick<Name, 'given' | 'family'>): string =>
  searchKey(`${given} ${family}`);

/** A name as it is said: given name first. Either part may be missing. */
export const sayName = ({ given, family }: Pick<Name, 'given' | 'family'>): string =>
  `${given} ${family}`.replace(/\s+/g, ' ').trim();

const RANK: readonly NameKind[] = ['legal', 'knownAs', 'previous'];

/** What a person is called: the legal name that is in use, else another; null when none was ever recorded. */
export const mainName = (names: readonly (Name & { readonly until?: string | null })[]): Name | null =>
  [...names].sort(
    (one, other) =>
      RANK.indexOf(one.kind) - RANK.indexOf(other.kind) ||
      Number(Boolean(one.until)) - Number(Boolean(other.until)),
  )[0] ?? null;

/**
 * What stands for a person on a page. A child who came in a census has no name there, only the council's number (item N00097).
 */
export const callPerson = (name: Pick<Name, 'given' | 'family'> | null, laChildId: string | null): string => {
  const said = name === null ? '' : sayName(name);
  if (said !== '') return said;
  return laChildId === null ? 'Name not recorded' : `Name not recorded, LA child id ${laChildId}`;
};
