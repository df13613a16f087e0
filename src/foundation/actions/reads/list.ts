import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import { type PersonLine, personLines } from '#people';
import type { ListQuery } from '../forms.ts';
import { listsOf } from '../rules.ts';
import { type ActionRow, actionsOf } from '../store.ts';
import { DueModel, dueOf } from './due.ts';
import { askerOf, factsOf, holderOf } from './met.ts';

const ROWS = 50;

/** Whom something is about, as a page names them. */
export const Person = z.object({ id: z.string(), name: z.string() });
/** One action in a list. */
export const ActionLine = z.object({
  id: z.string(),
  what: z.string(),
  person: Person.nullable(),
  owedBy: z.string(),
  setBy: z.string(),
  heldBy: z.string().nullable(),
  mine: z.boolean(),
  status: z.enum(['waiting', 'taken', 'done', 'notDone', 'cancelled']),
  endedAt: z.string().nullable(),
  clock: DueModel.nullable(),
});
export type ActionLine = z.infer<typeof ActionLine>;

/** The child that an action is about, where the actor sees that child's own record. */
export const personOf = (
  people: ReadonlyMap<string, PersonLine>,
  child: string | null,
): z.infer<typeof Person> | null => {
  const line = child === null ? undefined : people.get(child);
  return line ? { id: line.id, name: line.name } : null;
};

/** Who set an action, in words. */
export const setBy = ({ setter_name, set_in_name, set_by_name }: ActionRow): string =>
  `${setter_name}, ${set_in_name ?? set_by_name}`;

/** The lines of these actions, and the people that they are about, asked for once. */
export const linesOf = async (acting: Acting, rows: readonly ActionRow[]): Promise<ActionLine[]> => {
  const { tx, actor, today } = acting;
  if (rows.length === 0) return [];
  const people = await personLines(
    tx,
    rows.flatMap(({ child_id }) => child_id ?? []),
    today,
  );
  const calendar = await calendarFor(tx);
  return rows.map((row) => {
    const holder = holderOf(row, today);
    return {
      id: row.id,
      what: row.what,
      person: personOf(people, row.child_id),
      owedBy: row.owed_name,
      setBy: setBy(row),
      heldBy: holder?.name ?? null,
      mine: holder?.post === actor.post,
      status: factsOf(acting, row).status,
      endedAt: row.ended_at,
      clock: dueOf(row, acting, calendar),
    };
  });
};

export const ListModel = z.object({
  whose: z.enum(['mine', 'team', 'organisation', 'set']),
  which: z.enum(['open', 'overdue', 'ended']),
  lists: z.array(z.enum(['mine', 'team', 'organisation', 'set'])),
  page: z.number(),
  more: z.boolean(),
  actions: z.array(ActionLine),
});
export type ListModel = z.infer<typeof ListModel>;

/** What is owed, by whose list was asked for: a page of it, and whether there is more. */
export const actionsOwed = async (
  acting: Acting,
  asked: ListQuery,
): Promise<{ actions: ActionLine[]; more: boolean }> => {
  const found = await actionsOf(acting.tx, askerOf(acting.actor), {
    whose: asked.whose,
    which: asked.which,
    today: acting.today,
    limit: ROWS + 1,
    offset: (asked.page - 1) * ROWS,
  });
  return { actions: await linesOf(acting, found.slice(0, ROWS)), more: found.length > ROWS };
};

/** One list of actions, and which others there are. A list that the post has not is its own. */
export const listModel = async (acting: Acting & { query: ListQuery }): Promise<ListModel> => {
  const { actor, query } = acting;
  const lists = listsOf(actor);
  const whose = lists.find((list) => list === query.whose) ?? 'mine';
  const { which, page } = query;
  return { whose, which, lists, page, ...(await actionsOwed(acting, { whose, which, page })) };
};
const subjectsOfLines = (lines: readonly ActionLine[]) =>
  lines.flatMap(({ id, person }) => (person ? [{ child: person.id, record: id }] : []));
export const subjectsOfList = ({ actions }: ListModel) => subjectsOfLines(actions);
