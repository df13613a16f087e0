import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import type { Instant } from '#kernel';
import { type PersonLine, personLines } from '#people';
import { type QueueQuery, type SentQuery, STATES } from '../forms.ts';
import { FLAG_COUNCIL, isFlagKind, maySendFlag, statusOf, TOLD, type Told } from '../rules/index.ts';
import {
  answeredFlagsFor,
  countOpenFlags,
  type FlagRow,
  openFlagsFor,
  receivingTeams,
  sentFlags,
} from '../store/index.ts';
import { ClockModel, runningClock } from './clock.ts';
import { calledOn, Kind } from './sent.ts';

const ROWS = 25;
const Line = z.object({
  id: z.string(),
  reference: z.string(),
  sourceReference: z.string(),
  kind: Kind,
  name: z.string(),
  person: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  immediate: z.boolean(),
  receivedAt: z.string(),
  status: z.enum(['received', 'acknowledged', 'answered']),
  acknowledgedAt: z.string().nullable(),
  told: z.enum(Object.keys(TOLD) as Told[]).nullable(), // the table's own keys
  toldAt: z.string().nullable(),
  clock: ClockModel.nullable(),
});
export type FlagLine = z.infer<typeof Line>;

type Row = FlagRow & {
  readonly acknowledged_at: Instant | null;
  readonly told: Told | null;
  readonly effective_at: Instant | null;
};
const linesOf = async (acting: Acting, rows: readonly Row[]): Promise<FlagLine[]> => {
  if (rows.length === 0) return [];
  const { tx, now, today } = acting;
  const people: ReadonlyMap<string, PersonLine> = await personLines(
    tx,
    rows.flatMap(({ child_id }) => child_id ?? []),
    today,
  );
  const calendar = await calendarFor(tx);
  return rows.map((row) => {
    const person = row.child_id === null ? undefined : people.get(row.child_id);
    const timed = {
      immediate: row.urgency === 'immediate',
      received_at: row.received_at,
      acknowledged_at: row.acknowledged_at,
      answered_at: row.effective_at,
    };
    return {
      id: row.id,
      reference: row.reference,
      sourceReference: row.source_reference,
      kind: row.kind,
      name: calledOn(row, person?.name),
      person: person?.id ?? null,
      from: row.sender_organisation,
      to: row.receiver_name,
      immediate: row.urgency === 'immediate',
      receivedAt: row.received_at,
      status: statusOf({ acknowledged: row.acknowledged_at !== null, answered: row.told !== null }),
      acknowledgedAt: row.acknowledged_at,
      told: row.told,
      toldAt: row.effective_at,
      clock: runningClock(timed, now, calendar),
    };
  });
};

/** The teams whose flags a post works on, or for a safeguarding lead the own organisation. What it sees of them the policies decide. */
export const receiversFor = async ({ tx, actor, today }: Acting): Promise<string[]> => {
  if (!FLAG_COUNCIL.includes(actor.role)) return [actor.organisation];
  const teams = (await receivingTeams(tx, today)).map(({ body_id }) => body_id);
  return [...new Set([...teams, ...(actor.body === null ? [] : [actor.body])])];
};

export const QueueModel = z.object({
  open: z.number(),
  unacknowledged: z.number(),
  /** Whether the acting post sends flags too. */
  sends: z.boolean(),
  kind: Kind.nullable(),
  state: z.enum(Object.keys(STATES) as (keyof typeof STATES)[]), // the table's own keys
  page: z.number(),
  more: z.boolean(),
  flags: z.array(Line),
});
export type QueueModel = z.infer<typeof QueueModel>;

/** Flags to work on, by kind and state: those that nobody acknowledged first, the most urgent and the oldest before others. */
export const queueModel = async (acting: Acting & { query: QueueQuery }): Promise<QueueModel> => {
  const { tx, query } = acting;
  const kind = isFlagKind(query.kind) ? query.kind : null;
  const receivers = await receiversFor(acting);
  const asked = { kind, limit: ROWS + 1, offset: (query.page - 1) * ROWS };
  const rows: Row[] =
    query.state === 'answered'
      ? await answeredFlagsFor(tx, receivers, asked)
      : await openFlagsFor(tx, receivers, {
          ...asked,
          acknowledged: query.state === 'waiting' ? null : query.state === 'acknowledged',
        });
  return {
    ...(await countOpenFlags(tx, receivers)),
    sends: maySendFlag(acting.actor).ok,
    kind,
    state: query.state,
    page: query.page,
    more: rows.length > ROWS,
    flags: await linesOf(acting, rows.slice(0, ROWS)),
  };
};

export const SentModel = z.object({
  reference: z.string(),
  page: z.number(),
  more: z.boolean(),
  flags: z.array(Line),
});
export type SentModel = z.infer<typeof SentModel>;

/** What the actor's organisation flagged, and how each stands: its system asks by its own reference. */
export const sentModel = async (acting: Acting & { query: SentQuery }): Promise<SentModel> => {
  const { tx, actor, query } = acting;
  const rows = await sentFlags(tx, actor.organisation, {
    reference: query.reference === '' ? null : query.reference,
    limit: ROWS + 1,
    offset: (query.page - 1) * ROWS,
  });
  return {
    reference: query.reference,
    page: query.page,
    more: rows.length > ROWS,
    flags: await linesOf(acting, rows.slice(0, ROWS)),
  };
};

/** The children that a list shows by their own records. */
export const subjectsOfFlags = ({ flags }: { readonly flags: readonly FlagLine[] }) =>
  flags.flatMap(({ person, id }) => (person ? [{ child: person, record: id }] : []));
