import { z } from 'zod';
import type { Acting } from '#db';
import { accessesFor } from '../rules.ts';
import { attachmentsGiven } from '../store.ts';
import { About, AccessChoice, type ChildOf, insistAbout, type Of, subjectsOfAbout } from './about.ts';
import { DocumentLine, documentsAbout, lineOf } from './lines.ts';

export const ListModel = z.object({ about: About, documents: z.array(DocumentLine) });
export type ListModel = z.infer<typeof ListModel>;

/** The documents about one record. */
export const listModel =
  (childOf: readonly ChildOf[]) =>
  async (acting: Of<{ recordId: string }>): Promise<ListModel> => {
    const about = await insistAbout(acting, acting.params.recordId, childOf);
    return { about, documents: await documentsAbout(acting, about.id) };
  };
export const subjectsOfList = ({ about }: { readonly about: About }) => subjectsOfAbout(about);

export const NewModel = z.object({ about: About, accesses: z.array(AccessChoice), organisation: z.string() });
export type NewModel = z.infer<typeof NewModel>;

/** What the form of a new document begins with. */
export const newModel =
  (childOf: readonly ChildOf[]) =>
  async (acting: Of<{ recordId: string }>): Promise<NewModel> => ({
    about: await insistAbout(acting, acting.params.recordId, childOf),
    accesses: accessesFor(acting.actor),
    organisation: acting.actor.organisationName,
  });

export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) });
const ROWS = 25;
export const GivenModel = z.object({
  page: z.number(),
  more: z.boolean(),
  documents: z.array(
    DocumentLine.extend({ givenAt: z.string(), purpose: z.string(), child: z.string().nullable() }),
  ),
});
export type GivenModel = z.infer<typeof GivenModel>;

/** What other organisations gave to the actor, its team or its organisation, document by document. */
export const givenModel = async ({
  tx,
  now,
  query,
}: Acting & { readonly query: { readonly page: number } }): Promise<GivenModel> => {
  const { page } = query;
  const found = await attachmentsGiven(tx, now, { limit: ROWS + 1, offset: (page - 1) * ROWS });
  return {
    page,
    more: found.length > ROWS,
    documents: found.slice(0, ROWS).map((row) => ({
      ...lineOf(row),
      givenAt: row.from_at,
      purpose: row.purpose,
      child: row.child_id,
    })),
  };
};
export const subjectsOfGiven = ({ documents }: GivenModel) =>
  documents.flatMap(({ id, child }) => (child ? [{ child, record: id }] : []));
