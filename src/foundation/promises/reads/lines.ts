import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import type { BringsBack } from '#meetings';
import { paths } from '../paths.ts';
import { STATES } from '../rules/index.ts';
import { outstandingFor, type PromiseRow, promisesUnder } from '../store.ts';
import { DueModel, dueOf } from './due.ts';

const states = Object.keys(STATES) as (keyof typeof STATES)[];

/** One promise in a list. */
export const PromiseLine = z.object({
  id: z.string(),
  what: z.string(),
  sentence: z.string(),
  body: z.object({ id: z.string(), name: z.string() }),
  owedBy: z.string(),
  owed: z.string(),
  state: z.enum(states),
  urgent: z.boolean(),
  madeAt: z.string(),
  item: z.string().nullable(),
  moved: z.number(),
  clock: DueModel,
});
export type PromiseLine = z.infer<typeof PromiseLine>;

export const linesOf = async ({ tx, today }: Acting, rows: readonly PromiseRow[]): Promise<PromiseLine[]> => {
  if (rows.length === 0) return [];
  const calendar = await calendarFor(tx);
  return rows.map((row) => ({
    id: row.id,
    what: row.what,
    sentence: row.sentence,
    body: { id: row.body_id, name: row.body_name },
    owedBy: row.owed_name,
    owed: `${row.owed_kind}:${row.owed_id}`,
    state: row.state,
    urgent: row.urgent,
    madeAt: row.made_at,
    item: row.item_id,
    moved: row.moved_times ?? 0,
    clock: dueOf(row, today, calendar),
  }));
};

const ON_AN_AGENDA = 20;
/** What a body was promised and waits for, of what the actor may see: it stands on every agenda of the body until it is discharged. */
export const promisesBroughtBack: BringsBack = async (acting, body) => {
  const found = await outstandingFor(acting.tx, body, ON_AN_AGENDA + 1);
  const lines = await linesOf(acting, found.slice(0, ON_AN_AGENDA));
  return {
    lines: lines.map(({ id, what, owedBy, clock, state }) => ({
      what,
      href: paths.one(id),
      owedBy,
      due: clock.due,
      late: clock.state === 'late',
      stands: STATES[state],
    })),
    all: found.length > ON_AN_AGENDA ? paths.ofBody(body) : null,
  };
};

/** What was promised under these items. */
export const promisesOfItems = async (acting: Acting, items: readonly string[]): Promise<PromiseLine[]> =>
  linesOf(acting, await promisesUnder(acting.tx, items));
