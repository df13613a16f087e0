import { z } from 'zod';
import type { Acting } from '#db';
import { addDays, reachOver, spanAsked, startOfDay } from '#kernel';

import type { SignInsQuery } from './forms.ts';
import { eventsOf, sayEvent, sayHow, writePlace } from './rules.ts';
import { type SignInRow, signInsMatching, staffName, staffNamed } from './store.ts';

const ROWS = 50;

const Ref = z.object({ id: z.string(), name: z.string() });
const Line = z.object({
  id: z.string(),
  at: z.string(),
  event: z.string(),
  says: z.string(),
  how: z.string(),
  refused: z.boolean(),
  staff: Ref,
  /** Who did it, where it was not the person. */
  by: Ref.nullable(),
  post: z.object({ ...Ref.shape, organisation: z.string() }).nullable(),
});
export type SignInLine = z.infer<typeof Line>;

export const SignInsModel = z.object({
  /** The one organisation whose people these are; null where they are everybody of the partnership. */
  organisation: z.string().nullable(),
  rows: z.array(Line).readonly(),
  newer: z.string().nullable(),
  older: z.string().nullable(),
  asked: z.object({
    who: z.string(),
    staff: Ref.nullable(),
    kind: z.enum(['signIn', 'refused', 'password', 'secondStep', 'sessions']).nullable(),
    from: z.string(),
    until: z.string(),
  }),
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
});
export type SignInsModel = z.infer<typeof SignInsModel>;

const lineOf = (row: SignInRow, only: string | null): SignInLine => ({
  id: row.id,
  at: row.at,
  event: row.event,
  says: sayEvent(row.event),
  how: sayHow(row.detail),
  refused: row.outcome === 'refused',
  staff: { id: row.staff_id, name: row.staff_name },
  by: row.by_staff_id === null ? null : { id: row.by_staff_id, name: row.by_staff_name ?? 'Not known' },
  // In which post somebody works elsewhere is that organisation's.
  post:
    row.post_id === null || (only !== null && row.organisation_id !== only)
      ? null
      : {
          id: row.post_id,
          name: row.post_title ?? 'Not known',
          organisation: row.organisation_name ?? '',
        },
});

/** Whose rows are asked for; null for everybody's. */
const staffAsked = async (
  { tx }: Pick<Acting, 'tx'>,
  { who, staff }: SignInsQuery,
): Promise<readonly string[] | null> => {
  const named = who.trim() === '' ? null : await staffNamed(tx, who.trim());
  if (staff === null) return named;
  return named === null || named.includes(staff) ? [staff] : [];
};

/** How people of the partnership sign in, newest first: those whose accounts the actor keeps. */
export const signInsModel = async (acting: Acting & { query: SignInsQuery }): Promise<SignInsModel> => {
  const { tx, actor, query } = acting;
  const { after, before, kind, staff } = query;
  const span = spanAsked(query);
  const only = reachOver('signIns', actor.role) === 'organisation' ? actor.organisation : null;
  const asked = {
    staff: await staffAsked(acting, query),
    events: kind === null ? null : eventsOf(kind),
    from: span.from === null ? null : startOfDay(span.from),
    until: span.until === null ? null : startOfDay(addDays(span.until, 1)),
  };
  const rows = await signInsMatching(tx, asked, { after, before, limit: ROWS + 1 });
  // Asked for what is newer, the one too many is the newest.
  const more = rows.length > ROWS;
  const shown = before ? rows.slice(more ? 1 : 0) : rows.slice(0, ROWS);
  const [first, last] = [shown[0], shown.at(-1)];
  return {
    organisation: only === null ? null : actor.organisationName,
    rows: shown.map((row) => lineOf(row, only)),
    newer: first && (before ? more : after !== null) ? writePlace(first) : null,
    older: last && (before !== null || more) ? writePlace(last) : null,
    asked: {
      who: query.who,
      staff: staff === null ? null : { id: staff, name: (await staffName(tx, staff)) ?? 'Nobody here' },
      kind,
      ...span.asked,
    },
    faults: [...span.faults],
  };
};
