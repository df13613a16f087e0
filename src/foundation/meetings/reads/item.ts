import { z } from 'zod';
import { NotFound } from '#kernel';
import { recordById, recordKinds } from '#records';
import { factsOf } from '../actions/meet.ts';
import { actsOpen, type Mark, OPEN_TO } from '../rules/index.ts';
import {
  attendeesOf,
  itemById,
  keepsMeeting,
  marksOf,
  meetingById,
  namesOfPosts,
  openingsOf,
  papersOf,
  rolesReading,
} from '../store/index.ts';
import { AgendaLine, agendaOf } from './agenda.ts';
import { codes, type Of, Subject } from './codes.ts';
import { briefOf, MeetingBrief } from './one.ts';
import { PaperLine, paperLine } from './paper.ts';

const NamedLine = z.object({
  id: z.string(),
  attendee: z.string(),
  name: z.string(),
  mark: z.enum(['named', 'invited', 'interest'] satisfies readonly Mark[]),
  interest: z.string(),
  withdraws: z.boolean(),
  /** Their post reads no records of that kind: naming them gives them no more than the time. */
  cannotRead: z.boolean(),
});
const Opening = z.object({
  paper: z.string(),
  who: z.string(),
  first: z.string(),
  last: z.string(),
  times: z.number(),
  sees: z.boolean(),
});
export const ItemModel = z.object({
  meeting: MeetingBrief,
  line: AgendaLine,
  openTo: codes(OPEN_TO),
  exemptParagraph: z.number().nullable(),
  exemptWhy: z.string(),
  titleShows: z.boolean(),
  supplementAt: z.string().nullable(),
  record: z.object({ id: z.string(), label: z.string(), href: z.string() }).nullable(),
  named: z.array(NamedLine),
  papers: z.array(PaperLine),
  /** Who opened which of its papers, to whoever keeps the meeting. */
  openings: z.array(Opening),
  mayChange: z.boolean(),
  mayDeclare: z.boolean(),
  keeps: z.boolean(),
  /** Those on the list of the meeting, to be named. */
  people: z.array(z.object({ value: z.string(), text: z.string(), hint: z.string() })),
  own: z.string().nullable(),
  version: z.number(),
  subjects: z.array(Subject),
});
export type ItemModel = z.infer<typeof ItemModel>;

/** One item with what stands under it. */
export const itemModel = async (acting: Of<{ id: string }>): Promise<ItemModel> => {
  const { tx, actor, params } = acting;
  const item = await itemById(tx, params.id);
  const row = item && (await meetingById(tx, item.meeting_id));
  if (!item || !row) throw new NotFound();
  const facts = await factsOf(acting, row);
  const attendees = await attendeesOf(tx, row.id);
  const own = attendees.find(({ post_id }) => post_id === actor.post);
  const agenda = await agendaOf(acting, row, own?.id ?? null);
  const line = agenda.lines.find(({ id }) => id === item.id);
  if (!line) throw new NotFound();
  const record = item.about_record_id === null ? undefined : await recordById(tx, item.about_record_id);
  const kind = record && (await recordKinds(tx)).get(record.kind);
  const readers = record ? await rolesReading(tx, record.kind) : null;
  const byId = new Map(attendees.map((person) => [person.id, person]));
  const marks = await marksOf(tx, [item.id]);
  const papers = await papersOf(tx, [item.id]);
  const openings = facts.keeps ? await openingsOf(tx, item.id) : [];
  const names = await namesOfPosts(tx, [
    ...openings.map(({ post_id }) => post_id),
    ...papers.map(({ added_by }) => added_by),
  ]);
  const sees = (post: string): boolean => {
    const person = attendees.find(({ post_id }) => post_id === post);
    if (post === row.made_by || person?.part === 'clerk') return true;
    if (!person) return false;
    const theirs = marks.filter(({ attendee_id }) => attendee_id === person.id);
    if (theirs.some(({ withdraws }) => withdraws)) return false;
    return person.part !== 'invited' && item.open_to !== 'named' && item.open_to !== 'record'
      ? true
      : theirs.some(({ mark }) => mark !== 'interest');
  };
  return {
    meeting: briefOf(row),
    line,
    openTo: item.open_to,
    ...{ exemptParagraph: item.exempt_paragraph, exemptWhy: item.exempt_why, titleShows: item.title_shows },
    supplementAt: item.supplement_at,
    record: record && kind ? { id: record.id, label: kind.label, href: kind.path(record.id) } : null,
    named: marks.map((mark) => {
      const person = byId.get(mark.attendee_id);
      return {
        ...{
          id: mark.id,
          attendee: mark.attendee_id,
          mark: mark.mark,
          interest: mark.interest,
          withdraws: mark.withdraws,
        },
        name: person ? `${person.staff_name}, ${person.post_title}` : '',
        cannotRead:
          readers !== null && mark.mark !== 'interest' && person !== undefined && !readers.has(person.role),
      };
    }),
    papers: papers.map((paper) => paperLine(paper, names)),
    openings: openings.map(({ paper_id, post_id, first_at, last_at, times }) => ({
      paper: papers.find(({ id }) => id === paper_id)?.title ?? '',
      who: names.get(post_id) ?? '',
      ...{ first: first_at, last: last_at, times, sees: sees(post_id) },
    })),
    mayChange: actsOpen(facts).includes('agenda'),
    mayDeclare: (own !== undefined || facts.keeps) && facts.stands !== 'held' && facts.stands !== 'cancelled',
    keeps: facts.keeps,
    people: facts.keeps
      ? attendees.map((person) => ({
          value: person.id,
          text: person.staff_name,
          hint: `${person.post_title}, ${person.organisation_name}`,
        }))
      : [],
    own: own?.id ?? null,
    version: item.version,
    subjects: agenda.subjects.filter(({ record: about }) => about === item.about_record_id),
  };
};

/** What the form of an item begins with. */
export const startOfItem = ({ line, record, ...model }: ItemModel) => ({
  ...{ title: line.title, says: line.says, aim: line.aim, presenter: line.presenter, openTo: model.openTo },
  minutes: line.minutes === null ? '' : String(line.minutes),
  exemptParagraph: model.exemptParagraph === null ? '' : String(model.exemptParagraph),
  ...{
    exemptWhy: model.exemptWhy,
    record: record?.href ?? '',
    titleShows: model.titleShows,
    version: model.version,
  },
});

/** The same for whoever changes it. */
export const itemToChange = async (acting: Of<{ id: string }>): Promise<ItemModel> => {
  const model = await itemModel(acting);
  if (!model.mayChange || !(await keepsMeeting(acting.tx, model.meeting.id))) throw new NotFound();
  return model;
};
