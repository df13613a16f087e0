import { z } from 'zod';
import type { Acting, Tx } from '#db';
import { NotFound } from '#kernel';
import { keepsMeeting, meetingById } from '#meetings';
import { STANDINGS, standingOf, stepsOf } from '#minutes';
import {
  canPublishMeeting,
  canPublishMinutes,
  KINDS,
  type Kind,
  mayPublish,
  WITHDRAWN_ALONE,
} from '../rules/index.ts';
import {
  bodiesPublished,
  meetingsToPublish,
  publicationById,
  publicationOf,
  publicationsOfMeeting,
} from '../store/index.ts';
import { agendaMade, minutesMade } from './made/index.ts';
import { MODELS } from './models.ts';
import { type Providers, type Said, warningsOf } from './told.ts';

const ROWS = 25;
const Stands = z.enum(['never', 'published', 'withdrawn']);
type Stands = z.infer<typeof Stands>;
const standsAs = (edition: number | null | undefined, withdrawnAt: string | null | undefined): Stands => {
  if (edition == null) return 'never';
  return withdrawnAt == null ? 'published' : 'withdrawn';
};

export const ListQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) });
export const RecordModel = z.object({
  slug: z.string(),
  page: z.number(),
  more: z.boolean(),
  meetings: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      body: z.string(),
      startsAt: z.string(),
      called: z.boolean(),
      stands: Stands,
      edition: z.number().nullable(),
      publishedAt: z.string().nullable(),
    }),
  ),
  bodies: z.array(z.object({ id: z.string(), publication: z.string(), title: z.string(), stands: Stands })),
});
export type RecordModel = z.infer<typeof RecordModel>;

/** What of the actor's meetings is open to the public, and whether it is published. */
export const recordModel = async ({
  tx,
  actor,
  query,
}: Acting & { readonly query: z.infer<typeof ListQuery> }): Promise<RecordModel> => {
  const { page } = query;
  const rows = await meetingsToPublish(tx, { limit: ROWS + 1, offset: (page - 1) * ROWS });
  const bodies = await bodiesPublished(tx);
  return {
    slug: actor.partnership,
    page,
    more: rows.length > ROWS,
    meetings: rows.slice(0, ROWS).map((row) => ({
      ...{ id: row.id, title: row.title, body: row.body_name, startsAt: row.starts_at },
      called: row.called_at !== null,
      stands: standsAs(row.edition, row.withdrawn_at),
      ...{ edition: row.edition, publishedAt: row.published_at },
    })),
    bodies: bodies.map((row) => ({
      ...{ id: row.source_id, publication: row.id, title: row.title },
      stands: standsAs(row.edition, row.withdrawn_at),
    })),
  };
};

const Published = z.object({
  id: z.string(),
  kind: z.enum([
    'body',
    'person',
    'membership',
    'meeting',
    'item',
    'minutes',
    'decision',
    'promise',
    'question',
  ]),
  source: z.string(),
  address: z.string(),
  title: z.string(),
  edition: z.number(),
  publishedAt: z.string(),
  withdrawnAt: z.string().nullable(),
  reason: z.string().nullable(),
  alone: z.boolean(),
});
export const MeetingRecordModel = z.object({
  slug: z.string(),
  id: z.string(),
  title: z.string(),
  body: z.object({ id: z.string(), name: z.string() }),
  startsAt: z.string(),
  stands: Stands,
  minutes: z.object({ says: z.string(), stands: Stands, refusal: z.string().nullable() }),
  /** Why it cannot be published now; null where it can. */
  refusal: z.string().nullable(),
  agenda: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      title: z.string(),
      shows: z.enum(['open', 'exempt', 'withdrawn']),
    }),
  ),
  /** How many items are kept from the public without a trace. */
  hidden: z.number(),
  published: z.array(Published),
  warnings: z.array(z.object({ where: z.string(), words: z.string(), why: z.string() })),
});
export type MeetingRecordModel = z.infer<typeof MeetingRecordModel>;

const publishedOf = async (tx: Tx, meeting: string): Promise<z.infer<typeof Published>[]> =>
  (await publicationsOfMeeting(tx, meeting)).map((row) => ({
    ...{ id: row.id, kind: row.kind, source: row.source_id, address: row.address, title: row.title },
    ...{ edition: row.edition, publishedAt: row.published_at },
    ...{ withdrawnAt: row.withdrawn_at, reason: row.withdrawn_reason },
    alone: WITHDRAWN_ALONE.includes(row.kind),
  }));

/** What is published of a meeting that the actor has no part in: no more than anybody reads, so that it can be withdrawn at once. */
const publishedAlone = async ({
  tx,
  actor,
  params,
}: Acting & { readonly params: { readonly id: string } }): Promise<MeetingRecordModel> => {
  const held = await publicationOf(tx, 'meeting', params.id);
  if (!held) throw new NotFound();
  const { title, body, startsAt, agenda } = MODELS.meeting.parse(held.model);
  const verdict = canPublishMeeting({ keeps: false, isPublic: true, calledAt: startsAt, cancelledAt: null });
  const refusal = verdict.ok ? null : verdict.reason;
  const minutes = await publicationOf(tx, 'minutes', params.id);
  return {
    ...{ slug: actor.partnership, id: params.id, title, startsAt, refusal, hidden: 0, warnings: [] },
    body: { id: body.id, name: body.title },
    stands: standsAs(held.edition, held.withdrawn_at),
    minutes: {
      says: minutes ? STANDINGS[MODELS.minutes.parse(minutes.model).standing] : 'Not published',
      stands: standsAs(minutes?.edition, minutes?.withdrawn_at),
      refusal,
    },
    agenda: agenda.map(({ id, number, title: of, shows }) => ({ id, number, title: of, shows })),
    published: await publishedOf(tx, params.id),
  };
};

/** What of a meeting would be published, what is, and what to look at first. */
export const meetingRecordModel =
  (providers: Providers) =>
  async (acting: Acting & { readonly params: { readonly id: string } }): Promise<MeetingRecordModel> => {
    const { tx, actor, params } = acting;
    const meeting = await meetingById(tx, params.id);
    if (!meeting) return publishedAlone(acting);
    const held = await publicationOf(tx, 'meeting', meeting.id);
    const heldMinutes = await publicationOf(tx, 'minutes', meeting.id);
    const standing = standingOf(await stepsOf(tx, meeting.id));
    const verdict = canPublishMeeting({
      keeps: mayPublish(actor).ok && (await keepsMeeting(tx, meeting.id)),
      ...{ isPublic: meeting.is_public, calledAt: meeting.called_at, cancelledAt: meeting.cancelled_at },
    });
    const ofMinutes = verdict.ok ? canPublishMinutes(standing, held?.withdrawn_at === null) : verdict;
    const { lines, open, hidden } = await agendaMade(acting, meeting.id, new Set());
    const minutes =
      standing === 'draft'
        ? new Map<string, never>()
        : await minutesMade(
            acting,
            meeting.id,
            open.map(({ id }) => id),
            standing,
          );
    const said: Said[] = lines.flatMap(({ id, number, title, says }): Said[] => [
      { where: `Item ${number}`, text: `${title}\n${says}` },
      ...(minutes.get(id)?.entries ?? [])
        .flatMap((entry) => [entry, ...entry.replies])
        .map(({ says: text }): Said => ({ where: `Minutes of item ${number}`, text })),
      ...[...(minutes.get(id)?.resolutions ?? []), ...(minutes.get(id)?.addenda ?? [])].map(
        ({ says: text, because }): Said => ({
          where: `Resolutions and corrections of item ${number}`,
          text: `${text}\n${because}`,
        }),
      ),
    ]);
    return {
      slug: actor.partnership,
      ...{ id: meeting.id, title: meeting.title, startsAt: meeting.starts_at },
      body: { id: meeting.body_id, name: meeting.body_name },
      stands: standsAs(held?.edition, held?.withdrawn_at),
      minutes: {
        says: STANDINGS[standing],
        stands: standsAs(heldMinutes?.edition, heldMinutes?.withdrawn_at),
        refusal: ofMinutes.ok ? null : ofMinutes.reason,
      },
      refusal: verdict.ok ? null : verdict.reason,
      agenda: lines.map(({ id, number, title, shows }) => ({ id, number, title, shows })),
      hidden,
      published: await publishedOf(tx, meeting.id),
      warnings: await warningsOf(providers, acting, said),
    };
  };

export const WithdrawModel = z.object({
  slug: z.string(),
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  address: z.string(),
  meeting: z.string().nullable(),
});
export type WithdrawModel = z.infer<typeof WithdrawModel>;
export const withdrawModel = async ({
  tx,
  actor,
  params,
}: Acting & { readonly params: { readonly id: string } }): Promise<WithdrawModel> => {
  const row = await publicationById(tx, params.id);
  if (!row || row.withdrawn_at !== null) throw new NotFound();
  return {
    ...{ slug: actor.partnership, id: row.id, kind: KINDS[row.kind satisfies Kind].label },
    ...{ title: row.title, address: row.address, meeting: row.meeting_id },
  };
};
