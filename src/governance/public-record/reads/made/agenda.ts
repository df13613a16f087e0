import type { Acting } from '#db';
import {
  AIMS,
  EXEMPT_PARAGRAPHS,
  type ItemRow,
  itemsOf,
  type MeetingRow,
  MODES,
  standsAs,
  titlesOf,
} from '#meetings';
import { showsOf } from '../../rules/index.ts';
import type { AgendaLine, MeetingModel } from '../models.ts';
import { labelOf } from './body.ts';

export const ofMeeting = (meeting: MeetingRow) => ({
  meeting: { id: meeting.id, title: meeting.title, startsAt: meeting.starts_at },
  body: { id: meeting.body_id, title: meeting.body_name },
});

/** A line of the agenda before it is numbered. */
interface Raw {
  readonly id: string;
  readonly parent: string | null;
  readonly line: Omit<AgendaLine, 'number' | 'depth'>;
}
/** The lines in the order of the tree, numbered as an agenda is: what is not shown leaves no gap in the numbers. */
const numbered = (raws: readonly Raw[]): AgendaLine[] => {
  const shown = new Set(raws.map(({ id }) => id));
  const under = new Map<string | null, Raw[]>();
  for (const raw of raws) {
    const parent = raw.parent !== null && shown.has(raw.parent) ? raw.parent : null;
    under.set(parent, [...(under.get(parent) ?? []), raw]);
  }
  const walk = (parent: string | null, prefix: string, depth: number): AgendaLine[] =>
    (under.get(parent) ?? []).flatMap(({ id, line }, index) => {
      const number = `${prefix}${index + 1}`;
      return [{ ...line, number, depth }, ...walk(id, `${number}.`, depth + 1)];
    });
  return walk(null, '', 0);
};

const lineOf = (item: ItemRow): Omit<AgendaLine, 'number' | 'depth'> => ({
  id: item.id,
  title: item.title,
  aim: labelOf(AIMS, item.aim),
  says: item.says,
  presenter: item.presenter,
  shows: 'open',
  exempt: null,
  isLater: item.supplement_at !== null,
});

/** An exempt item: its title where that may show, the paragraph of Schedule 12A and why, and nothing else of it. */
const exemptLine = (
  id: string,
  title: string,
  paragraph: number | null,
  why: string,
): Omit<AgendaLine, 'number' | 'depth'> => ({
  id,
  title: title === '' ? 'Exempt item' : title,
  aim: '',
  says: '',
  presenter: '',
  shows: 'exempt',
  exempt: paragraph === null ? null : { paragraph, words: EXEMPT_PARAGRAPHS[paragraph] ?? '', why },
  isLater: false,
});

/**
 * The agenda as the public may read it: what is open to it, and that something is exempt. What is for members, for named people or about a
 * record leaves no trace (Local Government Act 1972, section 100B and Schedule 12A).
 */
export const agendaMade = async (
  { tx }: Acting,
  meeting: string,
  withdrawn: ReadonlySet<string>,
): Promise<{
  readonly lines: AgendaLine[];
  readonly open: readonly ItemRow[];
  /** How many leave no trace. */
  readonly hidden: number;
}> => {
  const items = new Map((await itemsOf(tx, meeting)).map((item) => [item.id, item]));
  const titles = await titlesOf(tx, meeting);
  const raws = titles.flatMap(({ id, parent_id: parent, title, open_to }): Raw[] => {
    const item = items.get(id);
    const shows = showsOf(open_to);
    if (shows === 'nothing') return [];
    if (shows === 'exempt') {
      const shown = item && !item.title_shows ? '' : title;
      return [
        { id, parent, line: exemptLine(id, shown, item?.exempt_paragraph ?? null, item?.exempt_why ?? '') },
      ];
    }
    if (!item) return [];
    const line = lineOf(item);
    return [
      {
        id,
        parent,
        line: withdrawn.has(id)
          ? { ...line, title: 'Withdrawn', aim: '', says: '', presenter: '', shows: 'withdrawn' }
          : line,
      },
    ];
  });
  return {
    lines: numbered(raws),
    open: [...items.values()].filter(({ open_to }) => showsOf(open_to) === 'open'),
    hidden: titles.length - raws.length,
  };
};

export const meetingMade = (meeting: MeetingRow, agenda: readonly AgendaLine[]): MeetingModel => ({
  ...{ title: meeting.title, purpose: meeting.purpose, body: ofMeeting(meeting).body },
  ...{ mode: MODES[meeting.mode], place: meeting.place },
  ...{ startsAt: meeting.starts_at, endsAt: meeting.ends_at, dayIsOurs: meeting.day_is_ours },
  stands: standsAs(meeting),
  cancelledWhy: meeting.cancelled_at === null ? '' : meeting.cancelled_why,
  agenda: [...agenda],
});
