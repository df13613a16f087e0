import { z } from 'zod';
import type { Acting } from '#db';
import { dayOf, NotFound, timeOf } from '#kernel';
import { bodiesInForce } from '#partnership';
import { recordById, recordKinds } from '#records';
import { childOf, meet } from '../actions/meet.ts';
import { type Act, laidOut, MOVES, nextDay, stepOf } from '../rules/index.ts';
import {
  itemsOf,
  linkOf,
  type MeetingRow,
  meetingById,
  meetingsKept,
  planOf,
  seriesById,
} from '../store/index.ts';
import { AgendaLine, agendaOf } from './agenda.ts';
import { type Of, Subject } from './codes.ts';
import { briefOf, MeetingBrief } from './one.ts';

const Choice = z.object({ value: z.string(), text: z.string() });
export const NewModel = z.object({ bodies: z.array(Choice) });
export type NewModel = z.infer<typeof NewModel>;
/** The bodies whose meeting may be added. */
export const newModel = async ({ tx, today }: Acting): Promise<NewModel> => ({
  bodies: (await bodiesInForce(tx, today)).map((body) => ({
    value: body.id,
    text: [body.name, body.organisation_name].filter(Boolean).join(', '),
  })),
});

const Fields = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export const ChangeModel = z.object({ meeting: MeetingBrief, fields: Fields });
export type ChangeModel = z.infer<typeof ChangeModel>;
const fieldsOf = (row: MeetingRow, link: string) => ({
  ...{ title: row.title, purpose: row.purpose, day: dayOf(row.starts_at) },
  ...{ starts: timeOf(row.starts_at), ends: timeOf(row.ends_at), mode: row.mode, place: row.place, link },
  ...{ isPublic: row.is_public, quorum: row.quorum === null ? '' : String(row.quorum) },
  ...{ quorumOfPartners: row.quorum_of_partners, version: row.version },
});
/** A meeting as its form begins, for an act that may be done with it now. */
export const actModel =
  (act: Act) =>
  async (acting: Of<{ id: string }>): Promise<ChangeModel> => {
    const row = await meet(acting, acting.params.id, act);
    return { meeting: briefOf(row), fields: fieldsOf(row, await linkOf(acting.tx, row.id)) };
  };
export const startOf = ({ fields }: ChangeModel) => fields;

/** The next meeting of a series as its form begins: the same hours, so many weeks or months later. */
export const nextModel = async (acting: Of<{ id: string }>): Promise<ChangeModel> => {
  const { tx, actor, params } = acting;
  const row = await meetingById(tx, params.id);
  const series = row?.series_id ? await seriesById(tx, row.series_id) : undefined;
  if (!row || !series || series.made_by !== actor.post || series.ended_at !== null) throw new NotFound();
  const day = nextDay(series.every, dayOf(row.starts_at));
  return {
    meeting: briefOf(row),
    fields: { day: day ?? '', starts: timeOf(row.starts_at), ends: timeOf(row.ends_at) },
  };
};

export const NewItemModel = z.object({
  meeting: MeetingBrief,
  isPublic: z.boolean(),
  called: z.boolean(),
  parents: z.array(Choice),
});
export type NewItemModel = z.infer<typeof NewItemModel>;
/** What the form of a new item begins with. */
export const newItemModel = async (acting: Of<{ id: string }>): Promise<NewItemModel> => {
  const { tx } = acting;
  const row = await meet(acting, acting.params.id, 'agenda');
  const titles = new Map((await itemsOf(tx, row.id)).map(({ id, title }) => [id, title]));
  return {
    meeting: briefOf(row),
    isPublic: row.is_public,
    called: row.called_at !== null,
    parents: laidOut(await planOf(tx, row.id), row.starts_at).flatMap(({ id, number, depth }) => {
      const title = titles.get(id);
      return title === undefined || depth > 1 ? [] : [{ value: id, text: `${number} ${title}` }];
    }),
  };
};

const OrderLine = AgendaLine.extend({
  /** The steps that it can go. */
  moves: z.array(z.enum(MOVES)),
});
export const OrderModel = z.object({
  meeting: MeetingBrief,
  lines: z.array(OrderLine),
  subjects: z.array(Subject),
});
export type OrderModel = z.infer<typeof OrderModel>;
/** The agenda, to be put in order. */
export const orderModel = async (acting: Of<{ id: string }>): Promise<OrderModel> => {
  const row = await meet(acting, acting.params.id, 'agenda');
  const { lines, subjects } = await agendaOf(acting, row, null);
  const placed = laidOut(await planOf(acting.tx, row.id), row.starts_at);
  return {
    meeting: briefOf(row),
    lines: lines.map((line) => ({
      ...line,
      moves: MOVES.filter((move) => stepOf(placed, line.id, move) !== null),
    })),
    subjects,
  };
};

export const AboutModel = z.object({
  record: z.object({ id: z.string(), label: z.string(), href: z.string() }),
  meetings: z.array(Choice),
  subjects: z.array(Subject),
});
export type AboutModel = z.infer<typeof AboutModel>;
/** The meetings that the actor keeps, to put one record that they see on the agenda of one. */
export const aboutModel = async (acting: Of<{ recordId: string }>): Promise<AboutModel> => {
  const { tx, now, params } = acting;
  const record = await recordById(tx, params.recordId);
  const { child } = await childOf(acting, record?.id ?? null);
  const kind = record && (await recordKinds(tx)).get(record.kind);
  if (!record || !kind || child === null) throw new NotFound();
  return {
    record: { id: record.id, label: kind.label, href: kind.path(record.id) },
    meetings: (await meetingsKept(tx, now)).map(({ id, title, body_name, starts_at }) => ({
      value: id,
      text: `${title}, ${body_name}, ${dayOf(starts_at)}`,
    })),
    subjects: [{ child, record: record.id }],
  };
};
