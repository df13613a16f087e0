import { z } from 'zod';
import type { Acting } from '#db';
import { NotFound } from '#kernel';
import { factsOf } from '../actions/meet.ts';
import {
  type Act,
  actsOpen,
  EVERY,
  MODES,
  PARTS,
  type Part,
  STANDINGS,
  serviceOf,
  standsAs,
} from '../rules/index.ts';
import {
  type AttendeeRow,
  attendeesOf,
  linkOf,
  type MeetingRow,
  meetingById,
  ownLine,
  seriesById,
} from '../store/index.ts';
import { AgendaLine, agendaOf } from './agenda.ts';
import { type BringsBack, Brought } from './brought.ts';
import { codes, type Of, Subject } from './codes.ts';

const ACTS = ['change', 'call', 'cancel', 'people', 'agenda', 'answer'] as const satisfies readonly Act[];

export const PersonOf = z.object({
  id: z.string(),
  post: z.string(),
  name: z.string(),
  title: z.string(),
  organisation: z.string(),
  part: codes(PARTS),
  votes: z.boolean(),
  partner: z.enum(['localAuthority', 'health', 'police']).nullable(),
  called: z.boolean(),
  answer: z.enum(['yes', 'no']).nullable(),
  said: z.string(),
  /** For whom they come, and whether they may commit that member's organisation. */
  deputyFor: z.string().nullable(),
  hasAuthority: z.boolean().nullable(),
  version: z.number(),
});
export type PersonOf = z.infer<typeof PersonOf>;
export const personOf = (row: AttendeeRow, all: readonly AttendeeRow[]): PersonOf => ({
  id: row.id,
  post: row.post_id,
  name: row.staff_name,
  title: row.post_title,
  organisation: row.organisation_name,
  part: row.part satisfies Part,
  votes: row.votes,
  partner: row.partner,
  called: row.called_at !== null,
  answer: row.answer,
  said: row.answer_said,
  deputyFor:
    row.deputy_for === null ? null : (all.find(({ id }) => id === row.deputy_for)?.staff_name ?? null),
  hasAuthority: row.has_authority,
  version: row.version,
});

export const MeetingBrief = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  stands: codes(STANDINGS),
  version: z.number(),
});
export const briefOf = (row: MeetingRow): z.infer<typeof MeetingBrief> => ({
  ...{ id: row.id, title: row.title, body: row.body_name, startsAt: row.starts_at, endsAt: row.ends_at },
  ...{ stands: standsAs(row), version: row.version },
});

export const MeetingModel = MeetingBrief.extend({
  purpose: z.string(),
  mode: codes(MODES),
  place: z.string(),
  link: z.string(),
  /** By what people join. */
  service: z.string(),
  isPublic: z.boolean(),
  quorum: z.number().nullable(),
  quorumOfPartners: z.boolean(),
  dayIsOurs: z.string(),
  cancelledWhy: z.string(),
  previous: z.object({ id: z.string(), title: z.string(), startsAt: z.string() }).nullable(),
  series: z.object({ every: codes(EVERY), ended: z.boolean(), own: z.boolean() }).nullable(),
  people: z.array(PersonOf),
  agenda: z.array(AgendaLine),
  acts: z.array(z.enum(ACTS)),
  keeps: z.boolean(),
  /** The actor's own line among those called. */
  own: PersonOf.nullable(),
  /** What comes back to its body; nothing once it is over, and nothing to who is invited for one item. */
  brought: Brought,
  subjects: z.array(Subject),
});
export type MeetingModel = z.infer<typeof MeetingModel>;

const seriesOf = async ({ tx, actor }: Acting, id: string | null) => {
  const series = id === null ? undefined : await seriesById(tx, id);
  return series
    ? { every: series.every, ended: series.ended_at !== null, own: series.made_by === actor.post }
    : null;
};

/** One meeting, as whoever was called to it or keeps it sees it. */
export const meetingModel = async (
  acting: Of<{ id: string }>,
  bringsBack: BringsBack,
): Promise<MeetingModel> => {
  const { tx, actor, params } = acting;
  const row = await meetingById(tx, params.id);
  if (!row) throw new NotFound();
  const facts = await factsOf(acting, row);
  const own = await ownLine(tx, row.id, actor.post);
  const all = await attendeesOf(tx, row.id);
  const people = all.map((person) => personOf(person, all));
  const agenda = await agendaOf(acting, row, own?.id ?? null);
  const previous = row.previous_id === null ? undefined : await meetingById(tx, row.previous_id);
  const link = row.mode === 'inPerson' || row.cancelled_at !== null ? '' : await linkOf(tx, row.id);
  return {
    ...briefOf(row),
    ...{ purpose: row.purpose, mode: row.mode, place: row.place, link, service: link ? serviceOf(link) : '' },
    ...{ isPublic: row.is_public, quorum: row.quorum, quorumOfPartners: row.quorum_of_partners },
    ...{ dayIsOurs: row.day_is_ours, cancelledWhy: row.cancelled_why },
    previous: previous ? { id: previous.id, title: previous.title, startsAt: previous.starts_at } : null,
    series: await seriesOf(acting, row.series_id),
    people,
    agenda: [...agenda.lines],
    acts: actsOpen(facts),
    keeps: facts.keeps,
    own: people.find(({ post }) => post === actor.post) ?? null,
    brought:
      row.closed_at === null && row.cancelled_at === null && (facts.keeps || own?.part !== 'invited')
        ? await bringsBack(acting, row.body_id)
        : { lines: [], all: null },
    subjects: agenda.subjects,
  };
};
export const subjectsOf = ({ subjects }: { readonly subjects: readonly Subject[] }) => subjects;
