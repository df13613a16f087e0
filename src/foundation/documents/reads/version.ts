import { z } from 'zod';
import type { Acting } from '#db';
import { dayOf, daysBetween } from '#kernel';
import {
  canSign,
  inForceFrom,
  latestOf,
  mayKeepDocuments,
  type Signature,
  type SignerFacts,
  STATUSES,
  type Status,
  statusOf,
  type VersionFacts,
} from '../rules.ts';
import {
  type partnerSeatsOf,
  type SignatureRow,
  type SignerRow,
  signaturesOf,
  signersOf,
  type VersionRow,
} from '../store.ts';

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
/** A version as its pages and programs read it. */
export const Version = z.object({
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

/** Whom versions were put to, and what was said of them. */
export interface Around {
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
/** What the rules ask of whoever would sign. */
export const signerFacts = (
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

/** One version among those of its document. */
export const modelOf = (
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

/** What is around these versions, asked for once. */
export const aroundOf = async ({ tx }: Acting, rows: readonly VersionRow[]): Promise<Around> => {
  const ids = rows.map(({ id }) => id);
  return { signers: await signersOf(tx, ids), signatures: await signaturesOf(tx, ids) };
};
