import { z } from 'zod';
import type { Acting } from '#db';
import { CLOSURE_REASONS, isCode, NotFound, PRIMARY_NEEDS, REFERRAL_SOURCES } from '#kernel';
import { personLine } from '#people';
import { DECISION_OUTCOMES } from '../rules/index.ts';
import { consideredBy, consideredById, countConsideredBy, referralById } from '../store/index.ts';
import { PersonRef, personRef } from './sent.ts';

export const ReferralModel = z.object({
  id: z.string(),
  person: PersonRef.nullable(),
  day: z.string(),
  source: z.string().nullable(),
  primaryNeed: z.string().nullable(),
  acceptedAs: z.string().nullable(),
  noFurtherAction: z.boolean(),
  closedDay: z.string().nullable(),
  closureReason: z.string().nullable(),
  census: z.boolean(),
  contact: z.string().nullable(),
});
export type ReferralModel = z.infer<typeof ReferralModel>;

const wordsOf = <S extends Record<string, string>>(set: S, code: string | null): string | null =>
  code === null ? null : isCode(set, code) ? (set[code] ?? code) : code;

/** One referral: since when, for what, and how it ended. */
export const referralModel = async ({
  tx,
  today,
  params,
}: Acting & { params: { id: string } }): Promise<ReferralModel> => {
  const row = await referralById(tx, params.id);
  if (!row) throw new NotFound();
  const line = row.child_id ? await personLine(tx, row.child_id, today) : undefined;
  return {
    id: row.id,
    person: line ? personRef(line) : null,
    day: row.referral_day,
    source: wordsOf(REFERRAL_SOURCES, row.source_code),
    primaryNeed: wordsOf(PRIMARY_NEEDS, row.primary_need),
    acceptedAs: row.accepted_as ? DECISION_OUTCOMES[row.accepted_as].label : null,
    noFurtherAction: row.no_further_action,
    closedDay: row.closed_day,
    closureReason: wordsOf(CLOSURE_REASONS, row.closure_reason),
    census: row.census,
    contact: row.contact_id,
  };
};
export const subjectsOfReferral = ({ id, person }: ReferralModel) =>
  person ? [{ child: person.id, record: id }] : [];

export const ConsideredModel = z.object({
  id: z.string(),
  about: z.string(),
  worry: z.string(),
  whyNot: z.string(),
  doneInstead: z.string(),
  by: z.string(),
  post: z.string(),
  organisation: z.string(),
  at: z.string(),
});
export type ConsideredModel = z.infer<typeof ConsideredModel>;

/** A referral that was considered and not made. */
export const consideredModel = async ({
  tx,
  params,
}: Acting & { params: { id: string } }): Promise<ConsideredModel> => {
  const row = await consideredById(tx, params.id);
  if (!row) throw new NotFound();
  return {
    id: row.id,
    about: row.about,
    worry: row.worry,
    whyNot: row.why_not,
    doneInstead: row.done_instead,
    by: row.staff_name,
    post: row.post_title,
    organisation: row.organisation_name,
    at: row.recorded_at,
  };
};

const ROWS = 25;
const LONG = 200;
/** As much of a text as stands in a list; the whole is on its own page. */
const beginningOf = (text: string): string =>
  text.length > LONG ? `${text.slice(0, LONG).replace(/\s+\S*$/, '')}…` : text;

export const ConsideredListModel = z.object({
  total: z.number(),
  page: z.number(),
  pages: z.number(),
  considered: z.array(
    z.object({
      id: z.string(),
      about: z.string(),
      whyNot: z.string(),
      by: z.string(),
      post: z.string(),
      at: z.string(),
    }),
  ),
});
export type ConsideredListModel = z.infer<typeof ConsideredListModel>;

/** What the acting post's organisation considered and did not refer, as far as the post sees it, the newest first. */
export const consideredListModel = async ({
  tx,
  actor,
  query,
}: Acting & { query: { page: number } }): Promise<ConsideredListModel> => {
  const total = await countConsideredBy(tx, actor.organisation);
  const pages = Math.max(1, Math.ceil(total / ROWS));
  const page = Math.min(query.page, pages);
  const rows = await consideredBy(tx, actor.organisation, { limit: ROWS, offset: (page - 1) * ROWS });
  return {
    total,
    page,
    pages,
    considered: rows.map((row) => ({
      id: row.id,
      about: row.about,
      whyNot: beginningOf(row.why_not),
      by: row.staff_name,
      post: row.post_title,
      at: row.recorded_at,
    })),
  };
};
