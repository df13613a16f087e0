import { z } from 'zod';
import type { Acting } from '#db';
import { NotFound } from '#kernel';
import { classNames, HOLD_KINDS, isClass, SCHEDULE, TRIGGERS } from '../rules/index.ts';
import { holdById, holdsStanding, isHeld, rulesSet, termOfPerson, termsOver } from '../store/index.ts';

export const ScheduleModel = z.object({
  mayChange: z.boolean(),
  classes: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      trigger: z.string(),
      years: z.number().nullable(),
      authority: z.string(),
      confirmed: z.boolean(),
      setBy: z.string().nullable(),
      setAt: z.string().nullable(),
      version: z.number(),
    }),
  ),
});
export type ScheduleModel = z.infer<typeof ScheduleModel>;

/** The schedule as it stands here: shipped, or as it was set. */
export const scheduleModel = async ({ tx, actor }: Acting): Promise<ScheduleModel> => {
  const set = new Map((await rulesSet(tx)).map((row) => [row.class, row]));
  return {
    mayChange: actor.role === 'informationGovernance',
    classes: classNames.map((name) => {
      const shipped = SCHEDULE[name];
      const own = set.get(name);
      return {
        name,
        label: shipped.label,
        trigger: TRIGGERS[shipped.trigger],
        years: own?.years ?? shipped.years,
        authority: own?.authority ?? shipped.authority,
        confirmed: own !== undefined || shipped.confirmed,
        setBy: own?.changed_by_name ?? null,
        setAt: own?.changed_at ?? null,
        version: own?.version ?? 0,
      };
    }),
  };
};

export const RuleModel = z.object({ ...ScheduleModel.shape.classes.element.shape });
export type RuleModel = z.infer<typeof RuleModel>;
export const ruleModel = async (acting: Acting & { params: { name: string } }): Promise<RuleModel> => {
  const found = (await scheduleModel(acting)).classes.find(({ name }) => name === acting.params.name);
  if (!found || found.years === null)
    throw new NotFound('The schedule has no such class, or its years are counted with another’s.');
  return found;
};

const ROWS = 50;
export const DueModel = z.object({
  page: z.number(),
  more: z.boolean(),
  people: z.array(
    z.object({
      person: z.string(),
      class: z.string(),
      until: z.string(),
      held: z.boolean(),
      ordered: z.boolean(),
    }),
  ),
});
export type DueModel = z.infer<typeof DueModel>;

const labelOf = (name: string): string => (isClass(name) ? SCHEDULE[name].label : name);

/** Whose records nothing keeps any more, by id: the longest over first. */
export const dueModel = async (acting: Acting & { query: { page: number } }): Promise<DueModel> => {
  const { tx, today, query } = acting;
  const rows = await termsOver(tx, today, { limit: ROWS + 1, offset: (query.page - 1) * ROWS });
  return {
    page: query.page,
    more: rows.length > ROWS,
    people: rows.slice(0, ROWS).map((row) => ({
      person: row.person_id,
      class: labelOf(row.class),
      until: row.until_day ?? '',
      held: row.held,
      ordered: row.ordered,
    })),
  };
};
export const subjectsOfDue = ({ people }: DueModel) =>
  people.map(({ person }) => ({ child: person, ground: 'oversight' as const }));

export const ProposeModel = z.object({
  person: z.string(),
  class: z.string(),
  from: z.string().nullable(),
  until: z.string(),
  held: z.boolean(),
});
export type ProposeModel = z.infer<typeof ProposeModel>;
export const proposeModel = async (
  acting: Acting & { params: { personId: string } },
): Promise<ProposeModel> => {
  const { tx, today, params } = acting;
  const term = await termOfPerson(tx, params.personId);
  if (!term || term.until_day === null || term.until_day >= today)
    throw new NotFound('There is nobody by that id whose records are kept no longer.');
  return {
    person: term.person_id,
    class: labelOf(term.class),
    from: term.from_day,
    until: term.until_day,
    held: await isHeld(tx, term.person_id),
  };
};

const HoldLine = z.object({
  id: z.string(),
  person: z.string().nullable(),
  kind: z.string(),
  reason: z.string(),
  review: z.string(),
  overdue: z.boolean(),
  placedBy: z.string(),
  placedAt: z.string(),
});
export const HoldsModel = z.object({ holds: z.array(HoldLine) });
export type HoldsModel = z.infer<typeof HoldsModel>;
export const holdsModel = async ({ tx, today }: Acting): Promise<HoldsModel> => ({
  holds: (await holdsStanding(tx)).map((row) => ({
    id: row.id,
    person: row.person_id,
    kind: HOLD_KINDS[row.kind],
    reason: row.reason,
    review: row.review_day,
    overdue: row.review_day <= today,
    placedBy: row.placed_by_name,
    placedAt: row.placed_at,
  })),
});
export const subjectsOfHolds = ({ holds }: HoldsModel) =>
  holds.flatMap(({ person }) => (person === null ? [] : [{ child: person, ground: 'oversight' as const }]));

export const LiftModel = z.object({
  id: z.string(),
  person: z.string().nullable(),
  kind: z.string(),
  reason: z.string(),
});
export type LiftModel = z.infer<typeof LiftModel>;
export const liftModel = async ({ tx, params }: Acting & { params: { id: string } }): Promise<LiftModel> => {
  const row = await holdById(tx, params.id);
  if (!row || row.lifted_at !== null) throw new NotFound('There is no such hold, or it was lifted already.');
  return { id: row.id, person: row.person_id, kind: HOLD_KINDS[row.kind], reason: row.reason };
};
