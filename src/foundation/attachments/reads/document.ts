import { z } from 'zod';
import type { Acting } from '#db';
import { FILE_TYPES, type FileType, fileTypes, NotAllowed, NotFound } from '#kernel';
import { bodiesInForce, organisationsInForce } from '#partnership';
import { granteeNames, sharesOfRecord } from '#records';
import { type Act, accessesFor, actsOpen, canDo, type DocumentFacts } from '../rules.ts';
import { type AttachmentRow, attachmentById, redactedVersionsOf } from '../store.ts';
import { About, AccessChoice, aboutOf, type ChildOf, type Of } from './about.ts';
import { DocumentLine, lineOf } from './lines.ts';

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

/** How a document is sent to be saved: by its own name. */
export const mediaOf = (type: FileType): string =>
  type === 'csv' || type === 'txt' ? `${FILE_TYPES[type].media}; charset=utf-8` : FILE_TYPES[type].media;
