import { z } from 'zod';
import type { Acting } from '#db';
import { type Day, NotFound } from '#kernel';
import { bodiesInForce } from '#partnership';
import { personLine } from '#people';
import type { Line } from '#story';
import { paths } from '../paths.ts';
import {
  CATEGORIES,
  type Category,
  END_REASONS,
  type EndReason,
  endingsOf,
  isInForce,
  LEGAL_STATUSES,
  type LegalStatus,
  mayKeepStatus,
  STATUS_KEEPERS,
  STATUS_KINDS,
  type StatusKindName,
} from '../rules/index.ts';
import {
  birthOf,
  type LookupRow,
  lookupById,
  lookupsOfChild,
  type StatusRow,
  statusById,
  statusesOfChild,
} from '../store/index.ts';

const Kind = z.enum(Object.keys(STATUS_KINDS) as StatusKindName[]); // the table's own keys
const ChildRef = z.object({ id: z.string(), name: z.string(), about: z.string() });
const Status = z.object({
  id: z.string(),
  kind: Kind,
  category: z.enum(Object.keys(CATEGORIES) as Category[]).nullable(), // the table's own keys
  legalStatus: z.enum(Object.keys(LEGAL_STATUSES) as LegalStatus[]).nullable(), // the table's own keys
  start: z.string(),
  end: z.string().nullable(),
  endReason: z.enum(Object.keys(END_REASONS) as EndReason[]).nullable(), // the table's own keys
  inForce: z.boolean(),
  authority: z.string(),
  team: z.object({ id: z.string(), name: z.string() }).nullable(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  version: z.number().int(),
});
export type Status = z.infer<typeof Status>;

const statusOf = (row: StatusRow, today: Day): Status => ({
  id: row.id,
  kind: row.kind,
  category: row.category,
  legalStatus: row.legal_status,
  start: row.start_day,
  end: row.end_day,
  endReason: row.end_reason === '' ? null : row.end_reason,
  inForce: isInForce({ start: row.start_day, end: row.end_day }, today),
  authority: row.authority,
  team: row.team_id === null ? null : { id: row.team_id, name: row.team ?? '' },
  recordedBy: `${row.by_name}, ${row.by_title}`,
  recordedAt: row.recorded_at,
  version: row.version,
});

const Lookup = z.object({
  id: z.string(),
  at: z.string(),
  organisation: z.string(),
  by: z.string(),
  setting: z.string(),
  encounter: z.string(),
  reason: z.string(),
  told: z.boolean(),
});
export type Lookup = z.infer<typeof Lookup>;
const lookupOf = (row: LookupRow): Lookup => ({
  id: row.id,
  at: row.at,
  organisation: row.organisation,
  by: `${row.by_name}, ${row.by_title}`,
  setting: row.setting,
  encounter: row.encounter,
  reason: row.reason,
  told: row.told,
});

const childRef = async ({ tx, today }: Acting, id: string): Promise<z.infer<typeof ChildRef>> => {
  const line = await personLine(tx, id, today);
  if (!line) throw new NotFound();
  const birth = line.birth.charAt(0).toLowerCase() + line.birth.slice(1);
  return {
    id,
    name: line.name,
    about: [birth, line.age].filter(Boolean).join(', ') || 'birth not recorded',
  };
};

/** The national service shows the last 25 look-ups; so does this page. */
const LOOKUPS = 25;

export const ChildModel = z.object({
  child: ChildRef,
  statuses: z.array(Status),
  lookups: z.array(Lookup),
  mayRecord: z.boolean(),
});
export type ChildModel = z.infer<typeof ChildModel>;
/** A child's protection status, past and present, and who asked. */
export const childModel = async (acting: Acting & { params: { childId: string } }): Promise<ChildModel> => {
  const { tx, actor, today, params } = acting;
  const child = await childRef(acting, params.childId);
  return {
    child,
    statuses: (await statusesOfChild(tx, child.id)).map((row) => statusOf(row, today)),
    lookups: (await lookupsOfChild(tx, child.id, LOOKUPS)).map(lookupOf),
    mayRecord: mayKeepStatus(actor).ok,
  };
};
export const subjectsOfChild = ({ child }: { readonly child: { readonly id: string } }) => [
  { child: child.id },
];

const Team = z.object({ id: z.string(), name: z.string() });
const teamsOf = async ({ tx, actor, today }: Acting) =>
  (await bodiesInForce(tx, today))
    .filter(({ organisation_id, type }) => organisation_id === actor.organisation && type === 'team')
    .map(({ id, name }) => ({ id, name }));

export const RecordModel = z.object({
  child: ChildRef,
  unborn: z.boolean(),
  teams: z.array(Team),
  own: z.string(),
});
export type RecordModel = z.infer<typeof RecordModel>;
export const recordModel = async (acting: Acting & { params: { childId: string } }): Promise<RecordModel> => {
  const child = await childRef(acting, acting.params.childId);
  return {
    child,
    unborn: (await birthOf(acting.tx, child.id))?.unborn ?? false,
    teams: await teamsOf(acting),
    own: acting.actor.body ?? '',
  };
};

export const StatusModel = z.object({
  child: ChildRef,
  status: Status,
  teams: z.array(Team),
  endings: z.array(z.enum(Object.keys(END_REASONS) as EndReason[])), // the table's own keys
  mayChange: z.boolean(),
});
export type StatusModel = z.infer<typeof StatusModel>;
/** One status; there is none where the actor sees none. */
export const statusModel = async (acting: Acting & { params: { id: string } }): Promise<StatusModel> => {
  const { tx, actor, today, params } = acting;
  const row = await statusById(tx, params.id);
  if (!row?.child_id) throw new NotFound();
  return {
    child: await childRef(acting, row.child_id),
    status: statusOf(row, today),
    teams: await teamsOf(acting),
    endings: [...endingsOf(row.kind)],
    mayChange: mayKeepStatus(actor).ok && row.owner_organisation_id === actor.organisation,
  };
};

export const LookupModel = z.object({ child: ChildRef, lookup: Lookup });
export type LookupModel = z.infer<typeof LookupModel>;
/** One look-up: who asked, for which organisation, when, where and why. */
export const lookupModel = async (acting: Acting & { params: { id: string } }): Promise<LookupModel> => {
  const row = await lookupById(acting.tx, acting.params.id);
  if (!row?.child_id) throw new NotFound();
  return { child: await childRef(acting, row.child_id), lookup: lookupOf(row) };
};

/** What is in force of a child's status, for the top of the child's page. */
export const statusesInForce = async ({ tx, today }: Acting, child: string): Promise<Line[]> =>
  (await statusesOfChild(tx, child))
    .filter(({ start_day, end_day }) => isInForce({ start: start_day, end: end_day }, today))
    .map((row) => ({
      what: STATUS_KINDS[row.kind].label,
      says: [
        row.category === null ? '' : CATEGORIES[row.category],
        row.legal_status === null ? '' : LEGAL_STATUSES[row.legal_status],
        row.team ?? row.authority,
      ]
        .filter(Boolean)
        .join(', '),
      href: paths.status(row.id),
      since: row.start_day,
      clock: null,
    }));

/** Recording it, from a child's page. */
export const keepProtection = (actor: Acting['actor'], child: string) =>
  STATUS_KEEPERS.includes(actor.role)
    ? { href: paths.ofChild(child), words: 'Protection status, and who asked' }
    : null;
