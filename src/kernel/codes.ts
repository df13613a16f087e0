/** A list of codes as the Department for Education's children in need census sets it, with labels of our own. */
export interface CodeSet<C extends string> {
  readonly name: string;
  /** In the order in which the list is shown. */
  readonly codes: readonly C[];
  has(code: string): code is C;
  label(code: C): string;
  /** The group that the code belongs to, '' where the list has no groups. */
  group(code: C): string;
}

/** The union of a set's codes. */
export type CodeOf<S> = S extends CodeSet<infer C> ? C : never;

type Group<C extends string> = readonly [group: string, codes: { readonly [K in C]: string }];

/**
 * A set from its groups. Codes such as '4' and '10' are sorted by JavaScript within an object, so a group whose order matters is
 * written as several groups of one name.
 */
const codeSet = <const C extends string>(name: string, ...groups: readonly Group<C>[]): CodeSet<C> => {
  const rows = groups.flatMap(([group, codes]) =>
    Object.entries<string>(codes).map(([code, label]) => [code, { label, group }] as const),
  );
  const held = new Map<string, { label: string; group: string }>(rows);
  return { name, codes: [], has: (code): code is C => held.has(code), label: (code) => held.get(code)?.label ?? code, group: (code) => held.get(code)?.group ?? '' };
};
