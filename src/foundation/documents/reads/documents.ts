import { z } from 'zod';
import type { Acting } from '#db';
import type { Waiting } from '#home';
import { Conflict, dayOf, daysBetween, NotAllowed, NotFound } from '#kernel';
import { paths } from '../paths.ts';
import { canSign, editionOn, mayKeepDocuments, sayKind, signedBy } from '../rules.ts';
import { allDocuments, documentById, partnerSeatsOf, versionById, versionsOf } from '../store.ts';
import { aroundOf, modelOf, signerFacts, Version } from './version.ts';

const Line = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  inForce: Version.nullable(),
  newest: Version,
});
export const DocumentsModel = z.object({ documents: z.array(Line), mayKeep: z.boolean() });
export type DocumentsModel = z.infer<typeof DocumentsModel>;
export const DocumentModel = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  signedBy: z.string(),
  versions: z.array(Version),
  mayKeep: z.boolean(),
});
export type DocumentModel = z.infer<typeof DocumentModel>;

/** The register of documents: what is in force, and what waits for whom. */
export const documentsModel = async (acting: Acting): Promise<DocumentsModel> => {
  const { tx, actor, today } = acting;
  const documents = await allDocuments(tx);
  const rows = await versionsOf(tx, null);
  const around = await aroundOf(acting, rows);
  const seats = await partnerSeatsOf(tx, today, actor.post);
  return {
    mayKeep: mayKeepDocuments(actor).ok,
    documents: documents.flatMap((document) => {
      const own = rows.filter(({ document_id }) => document_id === document.id);
      const all = own.map((row) => modelOf(acting, row, document.kind, own, around, seats));
      const [newest] = all;
      return newest
        ? [
            {
              id: document.id,
              title: document.title,
              kind: sayKind(document.kind),
              inForce: all.find(({ status }) => status === 'inForce') ?? null,
              newest,
            },
          ]
        : [];
    }),
  };
};

const who = (kind: string): string =>
  signedBy(kind).length === 1 ? 'lead safeguarding partner' : 'lead or delegated safeguarding partner';

/** One document: every version, who signed it when, and who has not for how long. */
export const documentModel = async (acting: Acting & { params: { id: string } }): Promise<DocumentModel> => {
  const { tx, actor, today, params } = acting;
  const document = await documentById(tx, params.id);
  if (!document) throw new NotFound('There is no such document.');
  const rows = await versionsOf(tx, document.id);
  const around = await aroundOf(acting, rows);
  const seats = await partnerSeatsOf(tx, today, actor.post);
  return {
    id: document.id,
    title: document.title,
    kind: sayKind(document.kind),
    signedBy: `The ${who(document.kind)} of every partner signs it (${editionOn(today).says}).`,
    versions: rows.map((row) => modelOf(acting, row, document.kind, rows, around, seats)),
    mayKeep: mayKeepDocuments(actor).ok,
  };
};

export const OneVersionModel = z.object({
  document: z.object({ id: z.string(), title: z.string(), kind: z.string() }),
  version: Version,
  /** For whom the acting post signs. */
  signsFor: z.string().nullable(),
});
export type OneVersionModel = z.infer<typeof OneVersionModel>;

/** A version as whoever acts on it meets it, with the facts that the rules ask for. */
export const versionMet = async (acting: Acting, id: string) => {
  const { tx, actor, today } = acting;
  const row = await versionById(tx, id);
  const document = row && (await documentById(tx, row.document_id));
  if (!row || !document) throw new NotFound('There is no such document.');
  const rows = await versionsOf(tx, document.id);
  const around = await aroundOf(acting, rows);
  const seats = await partnerSeatsOf(tx, today, actor.post);
  const model = modelOf(acting, row, document.kind, rows, around, seats);
  return { document, row, model, facts: signerFacts(row, document.kind, model.status, around, seats) };
};

/** The page on which a partner signs or refuses, open only to whoever may. */
export const signModel = async (acting: Acting & { params: { id: string } }): Promise<OneVersionModel> => {
  const { document, model, facts } = await versionMet(acting, acting.params.id);
  const verdict = canSign(facts);
  if (!verdict.ok)
    throw facts.seats.length === 0 ? new NotAllowed(verdict.reason) : new Conflict(verdict.reason);
  const { as } = verdict;
  return {
    document: { id: document.id, title: document.title, kind: sayKind(document.kind) },
    version: model,
    signsFor:
      model.signers.find(({ organisation }) => organisation.id === as?.organisation)?.organisation.name ??
      null,
  };
};
/** The page on which a version is withdrawn. */
export const withdrawModel = async (
  acting: Acting & { params: { id: string } },
): Promise<OneVersionModel> => {
  const { document, model } = await versionMet(acting, acting.params.id);
  if (!model.mayWithdraw) throw new Conflict('This version stands no more, so there is nothing to withdraw.');
  return {
    document: { id: document.id, title: document.title, kind: sayKind(document.kind) },
    version: model,
    signsFor: null,
  };
};

/** The answer to a program that put a version. */
export const Put = z.object({ document: z.uuid(), version: z.uuid() });
/** A page that shows a form and nothing else. */
export const NothingModel = z.object({});

/** The form of a new version, beside the one before. */
export const NewVersionModel = z.object({
  document: z.object({ id: z.string(), title: z.string(), kind: z.string() }),
  before: Version.nullable(),
});
export type NewVersionModel = z.infer<typeof NewVersionModel>;
export const newVersionModel = async (
  acting: Acting & { params: { id: string } },
): Promise<NewVersionModel> => {
  const { id, title, kind, versions } = await documentModel(acting);
  return { document: { id, title, kind }, before: versions[0] ?? null };
};

/** Documents that the acting post has to sign, the longest waiting first. */
export const documentsToSign = async (acting: Acting): Promise<readonly Waiting[]> => {
  const { tx, actor, today } = acting;
  if ((await partnerSeatsOf(tx, today, actor.post)).length === 0) return [];
  const { documents } = await documentsModel(acting);
  return documents
    .filter(({ newest }) => newest.maySign)
    .sort((one, other) => one.newest.putAt.localeCompare(other.newest.putAt))
    .map(({ title, newest }) => ({
      what: `Sign or refuse: ${title}, version ${newest.number}`,
      href: paths.sign(newest.id),
      from: `${newest.putBy}, put to the partners ${newest.putAt.slice(0, 10) === today ? 'today' : `${daysBetween(dayOf(newest.putAt), today)} days ago`}`,
      urgent: false,
    }));
};
