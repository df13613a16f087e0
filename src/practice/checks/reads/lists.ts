import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import { type Actor, roles } from '#kernel';
import { personLines } from '#people';
import type { InboxQuery } from '../forms.ts';
import { checksWaiting, repliesTo, requestsEnded, requestsWaiting } from '../store/index.ts';
import { ClockModel, checkClock } from './clock.ts';

const ROWS = 25;

const Line = z.object({
  id: z.string(),
  about: z.string(),
  asked: z.string(),
  from: z.string(),
  urgency: z.enum(['immediate', 'urgent', 'routine']),
  askedAt: z.string(),
  clock: ClockModel.nullable(),
});
export const InboxModel = z.object({
  which: z.enum(['waiting', 'ended']),
  page: z.number(),
  more: z.boolean(),
  requests: z.array(
    Line.extend({ answer: z.enum(['known', 'nothing', 'refused']).nullable(), withdrawn: z.boolean() }),
  ),
});
export type InboxModel = z.infer<typeof InboxModel>;

/** Whose requests a post answers: its own, its team's, and its organisation's where its work is the whole of it. */
export const askedAs = ({ post, body, organisation, role }: Actor): string[] => [
  post,
  ...(body === null ? [] : [body]),
  ...(roles[role].scope === 'organisation' ? [organisation] : []),
];

interface Row {
  readonly id: string;
  readonly about: string;
  readonly asked_name: string;
  readonly asking_organisation: string;
  readonly urgency: 'immediate' | 'urgent' | 'routine';
  readonly asked_at: string;
}
const lineOf = (row: Row, clock: ClockModel | null): z.infer<typeof Line> => ({
  id: row.id,
  about: row.about,
  asked: row.asked_name,
  from: row.asking_organisation,
  urgency: row.urgency,
  askedAt: row.asked_at,
  clock,
});

/** What waits for an answer of ours, late first; or what waits no more, the newest first. */
export const inboxModel = async (acting: Acting & { query: InboxQuery }): Promise<InboxModel> => {
  const { tx, actor, now, query } = acting;
  const part = { limit: ROWS + 1, offset: (query.page - 1) * ROWS };
  const found = await (query.which === 'waiting' ? requestsWaiting : requestsEnded)(tx, askedAs(actor), part);
  const rows = found.slice(0, ROWS);
  const calendar = await calendarFor(tx);
  const replies = Map.groupBy(
    query.which === 'waiting'
      ? []
      : await repliesTo(
          tx,
          rows.map(({ id }) => id),
        ),
    ({ request_id }) => request_id,
  );
  return {
    which: query.which,
    page: query.page,
    more: found.length > ROWS,
    requests: rows.map((row) => {
      const said = replies.get(row.id) ?? [];
      return {
        ...lineOf(row, checkClock(row, said[0]?.recorded_at ?? null, now, calendar)),
        answer: said.at(-1)?.answer ?? null,
        withdrawn: row.withdrawn_at !== null,
      };
    }),
  };
};

export const AskedListModel = z.object({
  page: z.number(),
  more: z.boolean(),
  checks: z.array(Line.extend({ person: z.string().nullable(), askedBy: z.string() })),
});
export type AskedListModel = z.infer<typeof AskedListModel>;

/** What the front door asked and nobody has answered, late first: whom to ring. */
export const askedListModel = async (
  acting: Acting & { query: { page: number } },
): Promise<AskedListModel> => {
  const { tx, actor, now, today, query } = acting;
  const found = await checksWaiting(tx, actor.organisation, {
    limit: ROWS + 1,
    offset: (query.page - 1) * ROWS,
  });
  const rows = found.slice(0, ROWS);
  const calendar = await calendarFor(tx);
  const people = await personLines(
    tx,
    rows.flatMap(({ child_id }) => child_id ?? []),
    today,
  );
  return {
    page: query.page,
    more: found.length > ROWS,
    checks: rows.map((row) => ({
      ...lineOf(row, checkClock(row, null, now, calendar)),
      id: row.check_id,
      person: row.child_id !== null && people.has(row.child_id) ? row.child_id : null,
      askedBy: row.asker_name,
    })),
  };
};
export const subjectsOfAskedList = ({ checks }: AskedListModel) =>
  checks.flatMap(({ id, person }) => (person === null ? [] : [{ child: person, record: id }]));
