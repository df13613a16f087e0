import type { Acting } from '#db';
import type { Files } from '#files';
import { Conflict, type FileArrived, fileTypes, Invalid, NotAllowed, NotFound } from '#kernel';
import { notify } from '#notifications';
import { bodyById, organisationById } from '#partnership';
import { addRecord, addShare, endShare, recordById, sharesOfRecord } from '#records';
import type { AccessForm, AddForm, GiveForm, RedactForm, WithdrawForm } from './forms.ts';
import { paths } from './paths.ts';
import { type Access, type Act, accessesFor, canDo, canWithhold, LAWFUL_BASES } from './rules.ts';
import {
  type AttachmentRow,
  attachmentById,
  changeAccess,
  holdContents,
  insertAttachment,
  withdrawAttachment,
} from './store.ts';

/** Takes a content in and looks into it, as an upload is. Throws the sentence that refuses it. */
export const receiveDocument = async (
  { files, actor, now }: Acting & { readonly files: Files },
  { name, content }: { readonly name: string; readonly content: AsyncIterable<Uint8Array> },
) => {
  const received = await files.receive({
    ...{ name, content, now },
    partnership: actor.partnership,
    declared: '',
    types: fileTypes,
  });
  if (!received.ok) throw new Error(received.reason);
  return received.arrived;
};

/** What was done, with which document, about which record, under which child. */
export interface Done {
  readonly id: string;
  readonly about: string;
  readonly child: string | null;
}
type Filing = Acting & { readonly files: Files | undefined };

const CHANGED =
  'Somebody changed this document while you were looking at it. Look at what it says now, then try again';

/** The document, if the actor sees it and may do this with it. */
const meet = async (acting: Acting, id: string, act: Act): Promise<AttachmentRow> => {
  const { tx, actor } = acting;
  const met = await attachmentById(tx, id);
  if (!met) throw new NotFound();
  const own = met.owner_organisation_id === actor.organisation;
  const facts = { role: actor.role, own, virus: met.virus, withdrawnAt: met.withdrawn_at };
  const verdict = canDo(act, facts);
  if (verdict.ok) return met;
  // Whoever could do it never is told so first; the rest is a matter of how the document stands.
  const ever = canDo(act, { ...facts, virus: 'clean', withdrawnAt: null });
  throw ever.ok ? new Conflict(verdict.reason) : new NotAllowed(verdict.reason);
};

const done = ({ id, about_record_id, child_id }: AttachmentRow): Done => ({
  id,
  about: about_record_id,
  child: child_id,
});

interface Kept {
  readonly about: string;
  readonly arrived: FileArrived;
  readonly title: string;
  readonly access: Access;
  readonly source?: { readonly id: string; readonly why: string };
}

/** Makes a record of content that arrived. It is refused where the content was cleared away meanwhile. */
const keep = async (acting: Filing, { about, arrived, title, access, source }: Kept): Promise<string> => {
  const { tx, actor, now, files } = acting;
  if (access === 'withheld' && !canWithhold(actor))
    throw new Invalid([{ field: 'access', message: 'Select who may see it, from the list' }]);
  await holdContents(tx);
  if (!(await files?.has(actor.partnership, arrived.sha256)))
    throw new Invalid([
      { field: 'document', message: 'The file waited too long and was cleared away. Choose it again' },
    ]);
  const id = await addRecord(acting, { kind: 'attachment', child: null, title, body: actor.body });
  await insertAttachment(tx, {
    id,
    about_record_id: about,
    sha256: arrived.sha256,
    name: arrived.name,
    type: arrived.type,
    bytes: arrived.bytes,
    access,
    virus: arrived.virus,
    virus_at: now,
    source_id: source?.id ?? null,
    redacted_why: source?.why ?? '',
  });
  return id;
};

/** Adds a document to a record that the actor sees. */
export const addDocument = async (acting: Filing, about: string, form: AddForm): Promise<Done> => {
  const record = await recordById(acting.tx, about);
  // A document is about a record, and not about another document.
  if (!record || record.kind === 'attachment') throw new NotFound();
  const { document, title, access } = form;
  const id = await keep(acting, { about, arrived: document, title, access });
  return { id, about, child: record.child_id };
};

/** Adds what was made of a document by taking things out: a document of its own, which may go where its source must not. */
export const addRedacted = async (acting: Filing, source: string, form: RedactForm): Promise<Done> => {
  const met = await meet(acting, source, 'redact');
  if (form.document.sha256 === met.sha256)
    throw new Invalid([
      {
        field: 'document',
        message: 'This is the document itself: nothing was taken out of it. Choose another file',
      },
    ]);
  const id = await keep(acting, {
    about: met.about_record_id,
    arrived: form.document,
    title: `${met.title}, redacted`,
    access: form.access,
    source: { id: source, why: form.why },
  });
  return { ...done(met), id };
};

/** Says who may see a document from now on. */
export const setAccess = async (
  acting: Acting,
  id: string,
  { access, version }: AccessForm,
): Promise<Done> => {
  const met = await meet(acting, id, 'changeAccess');
  if (!accessesFor(acting.actor).includes(access))
    throw new Invalid([{ field: 'access', message: 'Select who may see it, from the list' }]);
  if (!(await changeAccess(acting.tx, id, version, access))) throw new Conflict(CHANGED);
  return done(met);
};

/** Withdraws a document that was added by mistake: it stays on the record that it was there, and nobody opens it. */
export const withdrawDocument = async (
  acting: Acting,
  id: string,
  { why, version }: WithdrawForm,
): Promise<Done> => {
  const met = await meet(acting, id, 'withdraw');
  const { tx, actor, now } = acting;
  if (!(await withdrawAttachment(tx, id, version, { by: actor.post, at: now, why })))
    throw new Conflict(CHANGED);
  return done(met);
};

const granteeOf = async ({ tx, actor }: Acting, to: string) => {
  const [kind, id = ''] = to.split(':');
  const found =
    kind === 'organisation' && id !== actor.organisation
      ? await organisationById(tx, id)
      : kind === 'body'
        ? await bodyById(tx, id)
        : undefined;
  if (!found || (kind !== 'organisation' && kind !== 'body'))
    throw new Invalid([{ field: 'to', message: 'Select an organisation or a team, from the list' }]);
  return { kind, id } as const;
};

/** Gives one document to another organisation or to a team, whatever else they see (DfE, Information sharing advice, 2024). */
export const giveDocument = async (acting: Acting, id: string, form: GiveForm): Promise<Done> => {
  const { tx, now } = acting;
  const met = await meet(acting, id, 'give');
  const grantee = await granteeOf(acting, form.to);
  if (met.access === 'withheld')
    throw new Conflict('A withheld document is given to nobody. Make a redacted version, and give that.');
  const held = await sharesOfRecord(tx, id);
  if (
    held.some(
      ({ grantee_id, until_at }) => grantee_id === grantee.id && (until_at === null || until_at > now),
    )
  )
    throw new Invalid([{ field: 'to', message: 'They have this document already. Select somebody else' }]);
  await addShare(acting, {
    record: id,
    child: met.child_id,
    grantee_kind: grantee.kind,
    grantee_id: grantee.id,
    lawful_basis: LAWFUL_BASES[form.lawfulBasis],
    purpose: form.purpose,
  });
  await notify(acting, { to: grantee, event: 'document.given', path: paths.document(id), record: id });
  return done(met);
};

/** Ends a gift: they see the document no longer, unless they have another reason. */
export const stopGiving = async (acting: Acting, id: string, share: string): Promise<Done> => {
  const met = await meet(acting, id, 'give');
  const held = await sharesOfRecord(acting.tx, id);
  if (!held.some((each) => each.id === share) || !(await endShare(acting, share))) throw new NotFound();
  return done(met);
};
