import { z } from 'zod';
import type { Acting } from '#db';
import { NotFound } from '#kernel';
import { personLine } from '#people';
import { recordById, recordKinds } from '#records';

/** Finds the child that a record is about, where the spine does not say it: a contact stands under none. */
export type ChildOf = (acting: Acting, record: string) => Promise<string | null>;

const Child = z.object({ id: z.string(), name: z.string() });
export const About = z.object({
  id: z.string(),
  /** What kind of record it is, or whose person record. */
  label: z.string(),
  href: z.string(),
  child: Child.nullable(),
});
export type About = z.infer<typeof About>;

/** The record that documents are about, as far as the actor sees it. */
export const aboutOf = async (
  acting: Acting,
  record: string,
  childOf: readonly ChildOf[],
): Promise<About | null> => {
  const { tx, today } = acting;
  const found = await recordById(tx, record);
  const kind = found && (await recordKinds(tx)).get(found.kind);
  if (!found || !kind || found.kind === 'attachment') return null;
  let child = found.child_id;
  for (const find of childOf) child ??= await find(acting, record);
  const line = child === null ? undefined : await personLine(tx, child, today);
  const own = found.kind === 'person' && line;
  return {
    id: record,
    label: own ? line.name : kind.label,
    href: kind.path(record),
    child: line ? { id: line.id, name: line.name } : null,
  };
};

export const insistAbout = async (
  acting: Acting,
  record: string,
  childOf: readonly ChildOf[],
): Promise<About> => {
  const about = await aboutOf(acting, record, childOf);
  if (!about) throw new NotFound();
  return about;
};
export const subjectsOfAbout = (about: About | null) =>
  about?.child ? [{ child: about.child.id, record: about.id }] : [];

export type Of<Params> = Acting & { readonly params: Params };

export const AccessChoice = z.enum(['record', 'organisation', 'withheld']);
