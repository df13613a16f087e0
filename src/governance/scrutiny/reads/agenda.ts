import { z } from 'zod';
import type { Acting } from '#db';
import { Conflict, NotAllowed, NotFound } from '#kernel';
import {
  type AttendeeRow,
  attendeesOf,
  EXEMPT_PARAGRAPHS,
  itemById,
  itemsOf,
  keepsMeeting,
  OPEN_TO,
  papersOf,
} from '#meetings';
import { mayPublish } from '#public-record';
import { canConsider, canTake, offerExclusion, quorumOf } from '../rules/index.ts';
import {
  boardMeeting,
  exclusionsOf,
  postsHere,
  publicationOf,
  publicItems,
  publishedItems,
  questionsMatching,
  reportsOfItems,
  urgentItems,
} from '../store/index.ts';
import { BoardBrief, boardMet, briefOf } from './boards.ts';
import { Choice, keys } from './choices.ts';
import { datesOf, MeetingDates } from './clocks.ts';
import { seatsOn } from './members.ts';
import { linesOf, QuestionLine } from './questions/index.ts';

const PaperLine = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  /** Who may read it: everybody, those called to the meeting, or those alone with press and public excluded. */
  access: z.enum(['public', 'members', 'exempt']),
});
const AgendaItemModel = z.object({
  id: z.string(),
  title: z.string(),
  openTo: keys(OPEN_TO),
  exempt: z.string(),
  /** It was on the agenda when that went out. */
  published: z.boolean(),
  urgent: z.object({ reason: z.string(), chair: z.string() }).nullable(),
  excluded: z
    .object({ says: z.string(), publicInterest: z.string(), movedBy: z.string(), secondedBy: z.string() })
    .nullable(),
  /** Why it may not be considered, or not taken: empty where it may. */
  refused: z.array(z.string()),
  papers: z.array(PaperLine),
  reports: z.array(
    z.object({ id: z.string(), title: z.string(), author: z.string(), background: z.array(z.string()) }),
  ),
});
export type AgendaItemModel = z.infer<typeof AgendaItemModel>;
export const AgendaModel = z.object({
  board: BoardBrief,
  meeting: MeetingDates,
  called: z.boolean(),
  keeps: z.boolean(),
  /** Whether the actor has a part in the public record. */
  mayPublish: z.boolean(),
  published: z.object({ at: z.string(), by: z.string(), late: z.boolean(), why: z.string() }).nullable(),
  items: z.array(AgendaItemModel),
  offer: z.string().nullable(),
  quorum: z.object({ there: z.number(), needed: z.number(), met: z.boolean() }).nullable(),
  questions: z.array(QuestionLine),
});
export type AgendaModel = z.infer<typeof AgendaModel>;

const MOST = 100;
const sayExempt = (paragraph: number | null): string =>
  paragraph === null ? '' : `Schedule 12A, paragraph ${paragraph}: ${EXEMPT_PARAGRAPHS[paragraph] ?? ''}`;
const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** A public meeting of a board: its agenda with what the law asks of it, its reports, its questions. */
export const agendaModel = async (
  acting: Acting & { readonly params: { readonly meeting: string } },
): Promise<AgendaModel> => {
  const { tx, params } = acting;
  const meeting = await boardMeeting(tx, params.meeting);
  if (!meeting) throw new NotFound();
  const board = await boardMet(acting, meeting.body_id);
  const publication = await publicationOf(tx, meeting.id);
  const published = await publishedItems(tx, meeting.id);
  const dates = await datesOf(acting, meeting, publication?.published_at ?? null);
  // An item about one record stands on the page of its meeting, which says whom it shows.
  const own = (await itemsOf(tx, meeting.id)).filter(({ open_to }) => open_to !== 'record');
  const open = await publicItems(tx, meeting.id);
  const rows = [
    ...own,
    ...open
      .filter(({ id }) => !own.some((item) => item.id === id))
      .map((item) => ({ ...item, open_to: 'public' as const, exempt_paragraph: null })),
  ].sort((one, other) => one.place - other.place);
  const ids = rows.map(({ id }) => id);
  const urgent = await urgentItems(tx, meeting.id);
  const exclusions = await exclusionsOf(tx, meeting.id);
  const attendees = await attendeesOf(tx, meeting.id);
  const papers = await papersOf(tx, ids);
  const reports = await reportsOfItems(tx, ids);
  const wasInTime = publication !== undefined && dates.publication.state !== 'doneLate';
  const nameOf = (attendee: string) =>
    attendees.find(({ id }) => id === attendee)?.staff_name ?? 'the chair of this meeting';
  const items = rows.map((row) => {
    const said = urgent.find(({ item_id }) => item_id === row.id);
    const exclusion = exclusions.find(({ item_id }) => item_id === row.id);
    const facts = { openTo: row.open_to, excluded: exclusion !== undefined };
    const verdicts = [
      ...(publication
        ? [canConsider({ published: published.has(row.id), urgentReason: said?.reason ?? null }, wasInTime)]
        : []),
      canTake(facts),
    ];
    return {
      ...{ id: row.id, title: row.title, openTo: row.open_to, exempt: sayExempt(row.exempt_paragraph) },
      published: published.has(row.id),
      urgent: said ? { reason: said.reason, chair: nameOf(said.chair_id) } : null,
      excluded: exclusion
        ? {
            ...{ says: exclusion.says, publicInterest: exclusion.public_interest },
            ...{ movedBy: exclusion.mover_name ?? '', secondedBy: exclusion.seconder_name ?? '' },
          }
        : null,
      refused: verdicts.flatMap((verdict) => (verdict.ok ? [] : [verdict.reason])),
      papers: papers
        .filter(
          ({ item_id, removed_at, replaced_by }) =>
            item_id === row.id && removed_at === null && replaced_by === null,
        )
        .map(({ id, title, kind, access }) => ({
          ...{ id, title, kind },
          access:
            row.open_to === 'exempt'
              ? ('exempt' as const)
              : access === 'item' && row.open_to === 'public'
                ? ('public' as const)
                : ('members' as const),
        })),
      reports: reports
        .filter(({ item_id }) => item_id === row.id)
        .map(({ id, title, author_name, author_title, background }) => ({
          ...{ id, title, author: `${author_name}, ${author_title}`, background: lines(background) },
        })),
    };
  });
  const { seats } = await seatsOn(acting, board.body_id);
  const here = await postsHere(tx, meeting.id);
  const present = new Set(seats.filter(({ post }) => here.has(post)).map(({ id }) => id));
  const asked = await questionsMatching(tx, { meeting: meeting.id, limit: MOST, offset: 0 });
  return {
    board: briefOf(board),
    meeting: dates,
    called: attendees.length > 0,
    keeps: await keepsMeeting(tx, meeting.id),
    mayPublish: mayPublish(acting.actor).ok,
    published: publication
      ? {
          ...{ at: publication.published_at, by: publication.staff_name, why: publication.late_why },
          late: !wasInTime,
        }
      : null,
    items,
    offer:
      offerExclusion(
        rows.map((row) => ({
          ...{ id: row.id, place: row.place, openTo: row.open_to, published: published.has(row.id) },
          urgentReason: null,
          excluded: exclusions.some(({ item_id }) => item_id === row.id),
        })),
      )?.id ?? null,
    quorum:
      meeting.opened_at !== null && meeting.closed_at === null && attendees.length > 0
        ? quorumOf(seats, { education: board.education, present, on: acting.today }, board.quorum)
        : null,
    questions: await linesOf(acting, board.body_id, asked),
  };
};

export const ItemFormModel = z.object({
  item: z.object({ id: z.string(), title: z.string(), exempt: z.string() }),
  meeting: z.object({ id: z.string(), title: z.string() }),
  /** Whom of those called a form may name. */
  people: z.array(Choice),
});
export type ItemFormModel = z.infer<typeof ItemFormModel>;
const itemMet = async (acting: Acting, id: string) => {
  const item = await itemById(acting.tx, id);
  const meeting = item ? await boardMeeting(acting.tx, item.meeting_id) : undefined;
  if (!item || item.open_to === 'record' || !meeting) throw new NotFound();
  return { item, meeting, attendees: await attendeesOf(acting.tx, meeting.id) };
};
const asModel = (
  { item, meeting }: Pick<Awaited<ReturnType<typeof itemMet>>, 'item' | 'meeting'>,
  people: readonly AttendeeRow[],
): ItemFormModel => ({
  item: { id: item.id, title: item.title, exempt: sayExempt(item.exempt_paragraph) },
  meeting: { id: meeting.id, title: meeting.title },
  people: people.map(({ id, staff_name, post_title }) => ({
    value: id,
    text: `${staff_name}, ${post_title}`,
  })),
});
const CHAIRS: readonly string[] = ['chair', 'deputyChair'];
type AskedOfItem = Acting & { readonly params: { readonly id: string } };
/** The chair's reason for an item that came late: for the chair, and for whoever keeps the meeting. */
export const urgentModel = async (acting: AskedOfItem): Promise<ItemFormModel> => {
  const met = await itemMet(acting, acting.params.id);
  const chairs = met.attendees.filter(({ part }) => CHAIRS.includes(part));
  if (
    !chairs.some(({ post_id }) => post_id === acting.actor.post) &&
    !(await keepsMeeting(acting.tx, met.meeting.id))
  )
    throw new NotAllowed('The chair says why an item is urgent; the clerk records it.');
  return asModel(met, chairs);
};
/** The resolution that excludes press and public from an exempt item. */
export const exclusionModel = async (acting: AskedOfItem): Promise<ItemFormModel> => {
  const met = await itemMet(acting, acting.params.id);
  if (!(await keepsMeeting(acting.tx, met.meeting.id)))
    throw new NotAllowed('Whoever keeps the meeting does that: its clerk, or the post that called it.');
  if (met.item.open_to !== 'exempt')
    throw new Conflict(
      'Press and public are excluded from an exempt item only. Say which paragraph makes it exempt first.',
    );
  return asModel(
    met,
    met.attendees.filter(({ votes }) => votes),
  );
};
