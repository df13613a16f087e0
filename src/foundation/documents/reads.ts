import { z } from 'zod';
import type { Acting } from '#db';
import type { Waiting } from '#home';
import { Conflict, dayOf, daysBetween, NotAllowed, NotFound } from '#kernel';
import { paths } from './paths.ts';
import {
  canSign,
  editionOn,
  inForceFrom,
  latestOf,
  mayKeepDocuments,
  type Signature,
  type SignerFacts,
  STATUSES,
  type Status,
  sayKind,
  signedBy,
  statusOf,
  type VersionFacts,
} from './rules.ts';
import {
  allDocuments,
  documentById,
  partnerSeatsOf,
  type SignatureRow,
  type SignerRow,
  signaturesOf,
  signersOf,
  type VersionRow,
  versionById,
  versionsOf,
} from './store.ts';

const SEATS = { localAuthority: 'Local authority', health: 'Health', police: 'Police' } as const;
const codes = <T extends object>(table: T) => z.enum(Object.keys(table) as (keyof T & string)[]); // the table's own keys

const Signer = z.object({
  organisation: z.object({ id: z.string(), name: z.string() }),
  seat: z.string(),
  verdict: z.enum(['signed', 'refused']).nullable(),
  by: z.string().nullable(),
  at: z.string().nullable(),
  reason: z.string(),
  /** For how many calendar days it has been asked and has not signed; null where it has. */
  waits: z.number().nullable(),
});
const Version = z.object({
  id: z.string(),
  number: z.number(),
  status: codes(STATUSES),
  summary: z.string(),
  effectiveFrom: z.string(),
  inForceFrom: z.string().nullable(),
  reviewBy: z.string().nullable(),
  reviewLate: z.boolean(),
  url: z.string(),
  sha256: z.string(),
  putAt: z.string(),
  putBy: z.string(),
  withdrawn: z.object({ at: z.string(), by: z.string(), why: z.string() }).nullable(),
  signers: z.array(Signer),
  said: z.array(
    z.object({
      organisation: z.string(),
      verdict: z.enum(['signed', 'refused']),
      at: z.string(),
      by: z.string(),
      reason: z.string(),
    }),
  ),
  maySign: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type VersionModel = z.infer<typeof Version>;

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

interface Around {
  readonly signers: readonly SignerRow[];
  readonly signatures: readonly SignatureRow[];
}
const said = (id: string, { signatures }: Around): Signature[] =>
  signatures
    .filter(({ version_id }) => version_id === id)
    .map(({ organisation_id, verdict, at }) => ({ organisation: organisation_id, verdict, at }));
const factsOf = (row: VersionRow, around: Around): VersionFacts => ({
  number: row.number,
  effectiveFrom: row.effective_from,
  withdrawn: row.withdrawn_at !== null,
  asked: around.signers.filter(({ version_id }) => version_id === row.id).map((each) => each.organisation_id),
  signatures: said(row.id, around),
});
type Seats = Awaited<ReturnType<typeof partnerSeatsOf>>;
const signerFacts = (
  row: VersionRow,
  kind: string,
  status: Status,
  around: Around,
  seats: Seats,
): SignerFacts => {
  const asked = around.signers.filter(({ version_id }) => version_id === row.id);
  return {
    status,
    kind,
    seats: seats.filter(({ organisation }) => asked.some((each) => each.organisation_id === organisation)),
    signatures: said(row.id, around),
  };
};

const modelOf = (
  { today, actor }: Acting,
  row: VersionRow,
  kind: string,
  siblings: readonly VersionRow[],
  around: Around,
  seats: Seats,
): VersionModel => {
  const facts = factsOf(row, around);
  const status = statusOf(
    facts,
    siblings.map((each) => factsOf(each, around)),
    today,
  );
  const latest = latestOf(facts.signatures);
  const words = (organisation: string) =>
    around.signatures
      .filter((each) => each.version_id === row.id && each.organisation_id === organisation)
      .at(-1);
  const keeps = mayKeepDocuments(actor).ok;
  return {
    id: row.id,
    number: row.number,
    status,
    summary: row.summary,
    effectiveFrom: row.effective_from,
    inForceFrom: inForceFrom(facts),
    reviewBy: row.review_by,
    reviewLate: status === 'inForce' && row.review_by !== null && row.review_by < today,
    url: row.url,
    sha256: row.sha256,
    putAt: row.put_at,
    putBy: `${row.put_by_name}, ${row.put_by_title}`,
    withdrawn:
      row.withdrawn_at === null
        ? null
        : { at: row.withdrawn_at, by: row.withdrawn_by_name ?? '', why: row.withdrawn_why },
    signers: around.signers
      .filter(({ version_id }) => version_id === row.id)
      .map((signer) => {
        const last = words(signer.organisation_id);
        const verdict = latest.get(signer.organisation_id)?.verdict ?? null;
        return {
          organisation: { id: signer.organisation_id, name: signer.organisation_name },
          seat: SEATS[signer.seat],
          verdict,
          by: last ? `${last.staff_name}, ${last.post_title}` : null,
          at: last?.at ?? null,
          reason: last?.reason ?? '',
          waits:
            verdict === 'signed' || (status !== 'toSign' && status !== 'refused')
              ? null
              : daysBetween(dayOf(row.put_at), today),
        };
      }),
    said: around.signatures
      .filter(({ version_id }) => version_id === row.id)
      .map((each) => ({
        organisation:
          around.signers.find(({ organisation_id }) => organisation_id === each.organisation_id)
            ?.organisation_name ?? '',
        verdict: each.verdict,
        at: each.at,
        by: `${each.staff_name}, ${each.post_title}`,
        reason: each.reason,
      })),
    maySign: canSign(signerFacts(row, kind, status, around, seats)).ok,
    mayWithdraw: keeps && status !== 'withdrawn' && status !== 'replaced' && status !== 'overtaken',
  };
};

const aroundOf = async ({ tx }: Acting, rows: readonly VersionRow[]): Promise<Around> => {
  const ids = rows.map(({ id }) => id);
  return { signers: await signersOf(tx, ids), signatures: await signaturesOf(tx, ids) };
};

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
  signedBy(kind).length === 1
    ? 'the lead safeguarding partners'
    : 'the lead or the delegated safeguarding partners';

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
    signedBy: `Signed by ${who(document.kind)} of every partner (${editionOn(today).says}).`,
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
