import { z } from 'zod';
import type { Acting } from '#db';
import { addDays, spanAsked, startOfDay } from '#kernel';
import type { AuditQuery } from '../forms.ts';
import type { Place } from '../rules.ts';
import { sayEvent, writePlace } from '../rules.ts';
import {
  type Asked,
  childrenOfEvents,
  type EventRow,
  eventNames,
  eventsMatching,
  groundsOfChild,
  inRegisters,
  lastCheck,
} from '../store/index.ts';
import { type About, aboutOf, idsOf, Target } from './target.ts';

const ROWS = 50;

const Ref = z.object({ id: z.string(), name: z.string() });
/** One act: when, who, in which post, what, why, and how many children it showed. */
export const EventLine = z.object({
  id: z.string(),
  at: z.string(),
  event: z.string(),
  says: z.string(),
  outcome: z.enum(['allowed', 'refused']),
  staff: Ref.nullable(),
  post: z.object({ ...Ref.shape, organisation: z.string() }).nullable(),
  purpose: z.string(),
  /** Typed by the person. */
  reason: z.string(),
  detail: z.string(),
  targets: z.array(Target).readonly(),
  children: z.number(),
  grounds: z.array(z.string()).readonly(),
});
export type EventLine = z.infer<typeof EventLine>;

export const ListModel = z.object({
  /** The child whose looks these are; null for all. */
  child: z.string().nullable(),
  beside: z.array(z.string()).readonly(),
  rows: z.array(EventLine).readonly(),
  newer: z.string().nullable(),
  older: z.string().nullable(),
  /** What one may narrow by. */
  events: z.array(z.object({ event: z.string(), says: z.string() })).readonly(),
  asked: z.object({
    who: z.string(),
    staff: Ref.nullable(),
    post: Ref.nullable(),
    event: z.string(),
    outcome: z.enum(['all', 'allowed', 'refused']),
    from: z.string(),
    until: z.string(),
  }),
  faults: z.array(z.object({ field: z.string(), message: z.string() })).readonly(),
  /** The seal at which the last check found the chain broken. */
  brokenAt: z.number().nullable(),
});
export type ListModel = z.infer<typeof ListModel>;

/** The answer to a program that sought a child by a number: ids and nothing else. */
export const ChildrenFound = z.object({ children: z.array(z.uuid()) });

/** A row of the audit as it is shown. */
export const lineOf = (
  row: EventRow,
  shown: { readonly children: number; readonly grounds: readonly string[] },
  about: About,
): EventLine => ({
  id: row.id,
  at: row.at,
  event: row.event,
  says: sayEvent(row.event),
  outcome: row.outcome,
  staff: row.staff_id === null ? null : { id: row.staff_id, name: row.staff_name ?? 'Not known' },
  post:
    row.post_id === null
      ? null
      : { id: row.post_id, name: row.post_title ?? 'Not known', organisation: row.organisation_name ?? '' },
  purpose: row.purpose,
  reason: row.reason,
  detail: row.detail,
  targets: about(row.target),
  ...shown,
});

const linesOf = async (
  { tx }: Pick<Acting, 'tx'>,
  rows: readonly EventRow[],
  child: string | null,
): Promise<EventLine[]> => {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const about = aboutOf(await inRegisters(tx, idsOf(rows)));
  const counted = new Map((await childrenOfEvents(tx, ids)).map((each) => [each.event_id, each]));
  const own = new Map(
    child === null
      ? []
      : (await groundsOfChild(tx, child, ids)).map(({ event_id, ground }) => [event_id, ground] as const),
  );
  return rows.map((row) => {
    const { children = 0, grounds = [] } = counted.get(row.id) ?? {};
    const ground = own.get(row.id);
    const line = lineOf(row, { children, grounds: ground === undefined ? grounds : [ground] }, about);
    // On a child's own page nobody needs to be told which child.
    return { ...line, targets: line.targets.filter(({ value }) => value !== child) };
  });
};

/** A part of the list, and the places at which those before and after it begin. */
const partOf = async (acting: Acting, asked: Asked, query: AuditQuery) => {
  const { after, before } = query;
  const rows = await eventsMatching(acting.tx, asked, { after, before, limit: ROWS + 1 });
  // Asked for what is newer, the one too many is the newest.
  const more = rows.length > ROWS;
  const shown = before ? rows.slice(more ? 1 : 0) : rows.slice(0, ROWS);
  const first: Place | undefined = shown[0];
  const last: Place | undefined = shown.at(-1);
  const hasNewer = before ? more : after !== null;
  const hasOlder = before ? true : more;
  return {
    rows: await linesOf(acting, shown, asked.child),
    newer: first && hasNewer ? writePlace(first) : null,
    older: last && hasOlder ? writePlace(last) : null,
  };
};

const namedIn = (registers: readonly { id: string; name: string }[], id: string | null) =>
  id === null ? null : { id, name: registers.find((each) => each.id === id)?.name ?? 'Nobody here' };

const listOf = async (acting: Acting, query: AuditQuery, child: string | null): Promise<ListModel> => {
  const { tx } = acting;
  const span = spanAsked(query);
  const asked: Asked = {
    ...query,
    from: span.from === null ? null : startOfDay(span.from),
    until: span.until === null ? null : startOfDay(addDays(span.until, 1)),
    child,
  };
  const named = await inRegisters(
    tx,
    [query.staff, query.post].filter((id) => id !== null),
  );
  const events = (await eventNames(tx)).map((event) => ({ event, says: sayEvent(event) }));
  return {
    child,
    beside: child === null ? [] : query.beside,
    ...(await partOf(acting, asked, query)),
    events: events.sort((one, other) => one.says.localeCompare(other.says, 'en-GB')),
    asked: {
      who: query.who,
      staff: namedIn(named, query.staff),
      post: namedIn(named, query.post),
      event: query.event,
      outcome: query.outcome,
      ...span.asked,
    },
    faults: [...span.faults],
    brokenAt: (await lastCheck(tx))?.fault_seq ?? null,
  };
};

/** Who saw what, and why: the whole audit, narrowed and by the part. */
export const auditModel = (acting: Acting & { query: AuditQuery }): Promise<ListModel> =>
  listOf(acting, acting.query, null);
/** Every look at one child, who stays an id: the reader of the audit has no business with the name. */
export const childModel = (
  acting: Acting & { params: { id: string }; query: AuditQuery },
): Promise<ListModel> => listOf(acting, acting.query, acting.params.id);

/** The children that a page of one child names: itself, and others with the same number. */
export const subjectsOfChildPage = ({ child, beside }: ListModel) =>
  [...(child === null ? [] : [child]), ...beside].map((each) => ({
    child: each,
    ground: 'oversight' as const,
  }));
