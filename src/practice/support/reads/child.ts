import { z } from 'zod';
import { calendarFor, clockFor } from '#calendar';
import type { Acting } from '#db';
import { Conflict, dayOf, labelOf, NotFound, state, type WorkingCalendar } from '#kernel';
import { type PersonLine, personLine } from '#people';
import { canWorkOn, mayKeepSupport } from '../rules.ts';
import {
  type CheckRow,
  checksOfChild,
  childOfSupport,
  frontDoorChecksOfChild,
  type SupportRow,
  supportById,
  supportsOfChild,
} from '../store.ts';

/** By when a support is to be looked at again. */
export const ClockModel = z.object({
  due: z.string(),
  state: z.enum(['inTime', 'dueToday', 'late']),
  late: z.number().optional(),
  provisional: z.boolean(),
  why: z.array(z.string()),
});
export type ClockModel = z.infer<typeof ClockModel>;

/** The clock of the next check: from the last one, or from the day on which the support was recorded. A local standard. */
export const nextCheck = (
  from: string,
  { now }: Pick<Acting, 'now'>,
  calendar: WorkingCalendar,
): ClockModel | null => {
  const clock = clockFor('parentSupportCheck', from, calendar);
  if (!clock) return null;
  const stands = state(clock, undefined, dayOf(now), calendar);
  return {
    due: clock.due,
    state: stands.kind === 'late' || stands.kind === 'dueToday' ? stands.kind : 'inTime',
    ...(stands.kind === 'late' ? { late: stands.by } : {}),
    provisional: clock.provisional,
    why: [...clock.explanation, labelOf(clock.rule.authority, clock.rule.confirmed)],
  };
};

const Stage = z.enum(['contact', 'assessment', 'planReview', 'visit', 'closure', 'prebirth', 'other']);
const Check = z.object({
  id: z.string(),
  stage: Stage,
  on: z.string(),
  with: z.string(),
  inPlace: z.enum(['yes', 'changed', 'no', 'noneNeeded']),
  note: z.string(),
  by: z.string(),
  at: z.string(),
});
export const SupportModel = z.object({
  id: z.string(),
  version: z.number().int(),
  parent: z.string(),
  need: z.enum([
    'mentalHealth',
    'substanceMisuse',
    'domesticAbuse',
    'learningDisability',
    'parenting',
    'housingOrMoney',
    'physicalHealth',
    'other',
  ]),
  support: z.string(),
  provider: z.string(),
  providerReach: z.string(),
  since: z.string(),
  ended: z.string().nullable(),
  endedWhy: z.string(),
  by: z.string(),
  at: z.string(),
  clock: ClockModel.nullable(),
  checks: z.array(Check),
});
export type SupportModel = z.infer<typeof SupportModel>;
export const ChildModel = z.object({
  child: z.object({ id: z.string(), name: z.string(), about: z.string(), restricted: z.boolean() }),
  mayKeep: z.boolean(),
  supports: z.array(SupportModel),
  /** What was found where no support was recorded. */
  looked: z.array(Check),
  atFrontDoor: z.array(
    z.object({
      id: z.string(),
      contact: z.string(),
      support: z.string(),
      provider: z.string(),
      on: z.string().nullable(),
      with: z.string(),
      inPlace: z.enum(['yes', 'no', 'notKnown', 'noneNeeded']),
      at: z.string(),
    }),
  ),
});
export type ChildModel = z.infer<typeof ChildModel>;

const checkOf = (row: CheckRow): z.infer<typeof Check> => ({
  id: row.id,
  stage: row.stage,
  on: row.checked_day,
  with: row.checked_with,
  inPlace: row.in_place,
  note: row.note,
  by: `${row.staff_name}, ${row.post_title}`,
  at: row.recorded_at,
});

const FRONT_DOOR = z.enum(['yes', 'no', 'notKnown', 'noneNeeded']);

/** A child's age and birth, as they stand beneath a name. */
export const sayAbout = ({ age, birth }: Pick<PersonLine, 'age' | 'birth'>): string =>
  [age, age === '' ? birth : birth.replace(/^B/, 'b')].filter(Boolean).join(', ');

/** A person in sight, or the same answer for nobody. */
const childSeen = async ({ tx, today }: Acting, id: string) => {
  const line = await personLine(tx, id, today);
  if (!line) throw new NotFound();
  return {
    id: line.id,
    name: line.name,
    about: sayAbout(line),
    restricted: line.restricted,
  };
};

/** Which support a child's parents have, when somebody looked and with whom, and when to look again. */
export const childModel = async (acting: Acting & { params: { childId: string } }): Promise<ChildModel> => {
  const { tx, actor } = acting;
  const child = await childSeen(acting, acting.params.childId);
  const rows = await checksOfChild(tx, child.id);
  const checks = Map.groupBy(rows, ({ support_id }) => support_id);
  const calendar = await calendarFor(tx);
  return {
    child,
    mayKeep: mayKeepSupport(actor).ok,
    supports: (await supportsOfChild(tx, child.id)).map((row) => {
      const own = checks.get(row.id) ?? [];
      return {
        id: row.id,
        version: row.version,
        parent: row.parent,
        need: row.need,
        support: row.support,
        provider: row.provider,
        providerReach: row.provider_reach,
        since: row.since_day,
        ended: row.ended_day,
        endedWhy: row.ended_why,
        by: `${row.staff_name}, ${row.post_title}`,
        at: row.recorded_at,
        clock:
          row.ended_day === null
            ? nextCheck(own[0]?.checked_day ?? dayOf(row.recorded_at), acting, calendar)
            : null,
        checks: own.map(checkOf),
      };
    }),
    looked: (checks.get(null) ?? []).map(checkOf),
    atFrontDoor: (await frontDoorChecksOfChild(tx, child.id)).map((row) => ({
      id: row.id,
      contact: row.contact_id,
      support: row.support,
      provider: row.provider,
      on: row.checked_on,
      with: row.checked_with,
      inPlace: FRONT_DOOR.parse(row.in_place),
      at: row.recorded_at,
    })),
  };
};
export const subjectsOfChild = ({ child }: Pick<ChildModel, 'child'>) => [{ child: child.id }];

/** The child's page, by a support or a check of one: where a line of the story leads. */
export const recordModel = async (acting: Acting & { params: { id: string } }): Promise<ChildModel> => {
  const child = await childOfSupport(acting.tx, acting.params.id);
  if (child === undefined) throw new NotFound();
  return childModel({ ...acting, params: { childId: child } });
};

/** A support in sight with its child. */
export const supportMet = async (
  { tx }: Pick<Acting, 'tx'>,
  id: string,
): Promise<{ support: SupportRow; child: string }> => {
  const support = await supportById(tx, id);
  if (!support || support.child_id === null) throw new NotFound();
  return { support, child: support.child_id };
};

export const NewModel = z.object({ child: ChildModel.shape.child });
export type NewModel = z.infer<typeof NewModel>;
/** The form of a support, or of a look where none is recorded. */
export const newModel = async (acting: Acting & { params: { childId: string } }): Promise<NewModel> => ({
  child: await childSeen(acting, acting.params.childId),
});

export const OneModel = z.object({
  child: ChildModel.shape.child,
  id: z.string(),
  version: z.number().int(),
  parent: z.string(),
  support: z.string(),
  provider: z.string(),
  since: z.string(),
});
export type OneModel = z.infer<typeof OneModel>;
/** The form of a check or an ending, open only while the support stands. */
export const oneModel = async (acting: Acting & { params: { id: string } }): Promise<OneModel> => {
  const { support, child } = await supportMet(acting, acting.params.id);
  const open = canWorkOn({ ended: support.ended_day });
  if (!open.ok) throw new Conflict(open.reason);
  return {
    child: await childSeen(acting, child),
    id: support.id,
    version: support.version,
    parent: support.parent,
    support: support.support,
    provider: support.provider,
    since: support.since_day,
  };
};
