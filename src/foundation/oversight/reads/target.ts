import { z } from 'zod';
import { paths as registers } from '#partnership';
import { readTarget } from '../rules.ts';
import type { inRegisters } from '../store/index.ts';

/** What an act was about: a row of the registers by its name, and anything else by the id or the word that the audit kept. */
export const Target = z.object({
  label: z.string(),
  value: z.string(),
  href: z.string().nullable(),
  isId: z.boolean(),
});
export type Target = z.infer<typeof Target>;
export type About = (target: string) => readonly Target[];

type Named = Awaited<ReturnType<typeof inRegisters>>;
const PAGES = {
  staff: ['Person who works here', registers.staffMember],
  post: ['Post', registers.post],
  body: ['Body', registers.body],
  organisation: ['Organisation', registers.organisation],
} as const;

/** Every id that these rows were about. */
export const idsOf = (rows: readonly { readonly target: string }[]): string[] => [
  ...new Set(
    rows.flatMap(({ target }) => readTarget(target).flatMap(({ value, isId }) => (isId ? [value] : []))),
  ),
];

/** Says what rows were about, with the way to what their reader may see: the registers, and no record of a child. */
export const aboutOf = (named: Named): About => {
  const known = new Map(named.map((each) => [each.id, each]));
  return (target) =>
    readTarget(target).map(({ name, value, isId }) => {
      const found = known.get(value);
      if (!found)
        return { label: name === 'id' ? 'Record' : name.replace(/ id$/, ''), value, href: null, isId };
      const [label, path] = PAGES[found.register];
      return { label, value: found.name, href: path(found.id), isId: false };
    });
};
