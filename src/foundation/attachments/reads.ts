import { z } from 'zod';
import type { Acting } from '#db';
import { type Actor, FILE_TYPES, type FileType, fileTypes, NotAllowed, NotFound } from '#kernel';
import { bodiesInForce, organisationsInForce } from '#partnership';
import { personLine } from '#people';
import { granteeNames, recordById, recordKinds, sharesOfRecord } from '#records';
import { paths } from './paths.ts';
import { type Act, accessesFor, actsOpen, canDo, type DocumentFacts, mayOpenDocuments } from './rules.ts';
import {
  type AttachmentRow,
  attachmentById,
  attachmentsAbout,
  attachmentsGiven,
  redactedVersionsOf,
} from './store.ts';

/** Finds the child that a record is about, where the spine does not say it: a contact stands under none. */
export type ChildOf = (acting: Acting, record: string) => Promise<string | null>;

const Child = z.object({ id: z.string(), name: z.string() });
const About = z.object({
  id: z.string(),
  /** What kind of record it is, or whose person record. */
  label: z.string(),
  href: z.string(),
  child: Child.nullable(),
});
export type About = z.infer<typeof About>;

export const DocumentLine = z.object({
  id: z.string(),
  title: z.string(),
  name: z.string(),
  type: z.enum(fileTypes),
  kind: z.string(),
  bytes: z.number(),
  access: z.enum(['record', 'organisation', 'withheld']),
  virus: z.enum(['clean', 'unchecked', 'infected']),
  withdrawn: z.boolean(),
  redacted: z.boolean(),
  addedAt: z.string(),
  addedBy: z.object({ name: z.string(), post: z.string(), organisation: z.string() }),
});
export type DocumentLine = z.infer<typeof DocumentLine>;

const lineOf = (row: AttachmentRow): DocumentLine => ({
  id: row.id,
  title: row.title,
  name: row.name,
  type: row.type,
  kind: FILE_TYPES[row.type].label,
  bytes: row.bytes,
  access: row.access,
  virus: row.virus,
  withdrawn: row.withdrawn_at !== null,
  redacted: row.source_id !== null,
  addedAt: row.recorded_at,
  addedBy: { name: row.staff_name, post: row.post_title, organisation: row.organisation_name },
});

/** The documents about a record that the actor sees: for the page of that record, in whichever module it stands. */
export const documentsAbout = async ({ tx }: Pick<Acting, 'tx'>, record: string): Promise<DocumentLine[]> =>
  (await attachmentsAbout(tx, record)).map(lineOf);

const sayCount = (count: number): string =>
  count === 0 ? 'none yet' : count === 1 ? 'one document' : `${count} documents`;

/** The way from a contact to its documents, and how many the actor sees. */
export const documentsOfContact = async (
  { tx, actor }: Acting,
  { id }: { readonly id: string },
): Promise<readonly { href: string; words: string; says: string }[]> =>
  mayOpenDocuments(actor).ok
    ? [
        {
          href: paths.ofRecord(id),
          words: 'Documents',
          says: sayCount((await attachmentsAbout(tx, id)).length),
        },
      ]
    : [];

/** The way from a child's story to the child's documents. */
export const documentsOfChild = (actor: Actor, child: string) =>
  mayOpenDocuments(actor).ok ? { href: paths.ofRecord(child), words: 'Documents' } : null;

/** The record that documents are about, as far as the actor sees it. */
const aboutOf = async (
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

const insistAbout = async (acting: Acting, record: string, childOf: readonly ChildOf[]): Promise<About> => {
  const about = await aboutOf(acting, record, childOf);
  if (!about) throw new NotFound();
  return about;
};
const subjects = (about: About | null) => (about?.child ? [{ child: about.child.id, record: about.id }] : []);

export const ListModel = z.object({ about: About, documents: z.array(DocumentLine) });
export type ListModel = z.infer<typeof ListModel>;
type Of<Params> = Acting & { readonly params: Params };

/** The documents about one record. */
export const listModel =
  (childOf: readonly ChildOf[]) =>
  async (acting: Of<{ recordId: string }>): Promise<ListModel> => {
    const about = await insistAbout(acting, acting.params.recordId, childOf);
    return { about, documents: await documentsAbout(acting, about.id) };
  };
export const subjectsOfList = ({ about }: { readonly about: About }) => subjects(about);

const AccessChoice = z.enum(['record', 'organisation', 'withheld']);
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

const Linked = z.object({ id: z.string(), title: z.string(), why: z.string() });
export const DocumentModel = z.object({
  document: DocumentLine,
  about: About.nullable(),
  /** The child whose document it is, which one that was given by itself is too. */
  child: z.string().nullable(),
  version: z.number().int(),
  virusAt: z.string(),
  withdrawnAt: z.string().nullable(),
  withdrawnWhy: z.string(),
  /** What it was made from, where the actor sees that. */
  source: Linked.nullable(),
  redactedWhy: z.string(),
  redactedVersions: z.array(Linked),
  given: z.array(
    z.object({
      id: z.string(),
      to: z.string(),
      purpose: z.string(),
      at: z.string(),
      ended: z.boolean(),
      ours: z.boolean(),
    }),
  ),
  acts: z.array(z.enum(['open', 'redact', 'changeAccess', 'give', 'withdraw'])),
  accesses: z.array(AccessChoice),
  organisation: z.string(),
});
export type DocumentModel = z.infer<typeof DocumentModel>;

const factsOf = ({ actor }: Acting, row: AttachmentRow): DocumentFacts => ({
  role: actor.role,
  own: row.owner_organisation_id === actor.organisation,
  virus: row.virus,
  withdrawnAt: row.withdrawn_at,
});

const seen = async ({ tx }: Acting, id: string): Promise<AttachmentRow> => {
  const row = await attachmentById(tx, id);
  if (!row) throw new NotFound();
  return row;
};

const givenOf = async ({ tx, actor, now }: Acting, id: string): Promise<DocumentModel['given']> => {
  const shares = await sharesOfRecord(tx, id);
  const names = await granteeNames(
    tx,
    shares.map(({ grantee_id }) => grantee_id),
  );
  return shares.map((share) => ({
    id: share.id,
    to: names.get(share.grantee_id) ?? 'Somebody who is not in the registers any more',
    purpose: share.purpose,
    at: share.from_at,
    ended: share.until_at !== null && share.until_at <= now,
    ours: share.by_organisation_id === actor.organisation,
  }));
};

const linked = (row: AttachmentRow) => ({ id: row.id, title: row.title, why: row.redacted_why });

/** One document: what it is, where it comes from, who has it, and what this post may do with it. */
export const documentModel =
  (childOf: readonly ChildOf[]) =>
  async (acting: Of<{ id: string }>): Promise<DocumentModel> => {
    const { tx, actor } = acting;
    const row = await seen(acting, acting.params.id);
    const source = row.source_id === null ? undefined : await attachmentById(tx, row.source_id);
    const about = await aboutOf(acting, row.about_record_id, childOf);
    return {
      document: lineOf(row),
      about,
      child: about?.child?.id ?? row.child_id,
      version: row.version,
      virusAt: row.virus_at,
      withdrawnAt: row.withdrawn_at,
      withdrawnWhy: row.withdrawn_why,
      source: source ? linked(source) : null,
      redactedWhy: row.redacted_why,
      redactedVersions: (await redactedVersionsOf(tx, row.id)).map(linked),
      given: await givenOf(acting, row.id),
      acts: actsOpen(factsOf(acting, row)),
      accesses: accessesFor(actor),
      organisation: actor.organisationName,
    };
  };
/** The child that a document's page shows. */
export const subjectsOfDocument = ({ child, document }: DocumentModel) =>
  child ? [{ child, record: document.id }] : [];

/** The page of an act on a document, open only while the rules allow it. */
export const actModel =
  (childOf: readonly ChildOf[], act: Act) =>
  async (acting: Of<{ id: string }>): Promise<DocumentModel> => {
    const row = await seen(acting, acting.params.id);
    const verdict = canDo(act, factsOf(acting, row));
    if (!verdict.ok) throw new NotAllowed(verdict.reason);
    return documentModel(childOf)(acting);
  };

const Grantee = z.object({ value: z.string(), text: z.string() });
export const GiveModel = DocumentModel.extend({ grantees: z.array(Grantee) });
export type GiveModel = z.infer<typeof GiveModel>;

/** To whom a document was given, and to whom it might be. */
export const giveModel =
  (childOf: readonly ChildOf[]) =>
  async (acting: Of<{ id: string }>): Promise<GiveModel> => {
    const { tx, today, actor } = acting;
    const model = await actModel(childOf, 'give')(acting);
    const organisations = await organisationsInForce(tx, today);
    const bodies = await bodiesInForce(tx, today);
    return {
      ...model,
      grantees: [
        ...organisations
          .filter(({ id }) => id !== actor.organisation)
          .map(({ id, name }) => ({ value: `organisation:${id}`, text: name })),
        ...bodies
          .filter(({ type }) => type === 'team')
          .map((body) => ({
            value: `body:${body.id}`,
            text: [body.name, body.organisation_name].filter(Boolean).join(', '),
          })),
      ],
    };
  };

export const FileModel = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(fileTypes),
  bytes: z.number(),
  sha256: z.string(),
  record: z.string(),
  child: z.string().nullable(),
});
export type FileModel = z.infer<typeof FileModel>;

/** The content of a document, to be saved; never one that holds a virus or was withdrawn. */
export const fileModel =
  (childOf: readonly ChildOf[]) =>
  async (acting: Of<{ id: string }>): Promise<FileModel> => {
    const row = await seen(acting, acting.params.id);
    const verdict = canDo('open', factsOf(acting, row));
    if (!verdict.ok) throw new NotAllowed(verdict.reason);
    const about = await aboutOf(acting, row.about_record_id, childOf);
    return {
      id: row.id,
      name: row.name,
      type: row.type,
      bytes: row.bytes,
      sha256: row.sha256,
      record: row.id,
      child: about?.child?.id ?? row.child_id,
    };
  };

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

/** How a document is sent to be saved: by its own name. */
export const mediaOf = (type: FileType): string =>
  type === 'csv' || type === 'txt' ? `${FILE_TYPES[type].media}; charset=utf-8` : FILE_TYPES[type].media;
