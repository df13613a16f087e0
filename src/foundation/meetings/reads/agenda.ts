import { z } from 'zod';
import type { Acting } from '#db';
import { AIMS, laidOut, OPEN_TO } from '../rules/index.ts';
import {
  type ItemRow,
  itemsOf,
  type MarkRow,
  type MeetingRow,
  marksOf,
  ownInterests,
  type PaperRow,
  papersOf,
  planOf,
  titlesOf,
} from '../store/index.ts';
import { codes, type Subject } from './codes.ts';
import { subjectsOfRecords } from './subjects.ts';

/** An item as an agenda lists it: in full where the actor sees it, or by its title, or as no more than a place. */
export const AgendaLine = z.object({
  id: z.string(),
  number: z.string(),
  depth: z.number(),
  /** Whether the actor may open it. */
  seen: z.boolean(),
  /** Empty where even that is kept back. */
  title: z.string(),
  says: z.string(),
  aim: codes(AIMS),
  minutes: z.number().nullable(),
  startsAt: z.string(),
  endsAt: z.string(),
  presenter: z.string(),
  openTo: codes(OPEN_TO),
  supplement: z.boolean(),
  papers: z.number(),
  /** The actor declared an interest for which they must leave. */
  withdrew: z.boolean(),
});
export type AgendaLine = z.infer<typeof AgendaLine>;

export interface AgendaRead {
  readonly lines: readonly AgendaLine[];
  readonly items: readonly ItemRow[];
  readonly marks: readonly MarkRow[];
  readonly papers: readonly PaperRow[];
  /** The children whose records the items that the actor sees are about. */
  readonly subjects: Subject[];
}

/**
 * The agenda as one post may see it, for every module that shows it. Whoever is called to the whole meeting has each item, by its title
 * at least, or as a place without one; somebody invited has their own items alone, with the numbers and times that those have.
 */
export const agendaOf = async (
  { tx }: Pick<Acting, 'tx'>,
  meeting: MeetingRow,
  attendee: string | null,
): Promise<AgendaRead> => {
  const plan = await planOf(tx, meeting.id);
  const items = await itemsOf(tx, meeting.id);
  const titles = new Map((await titlesOf(tx, meeting.id)).map((title) => [title.id, title]));
  const byId = new Map(items.map((item) => [item.id, item]));
  const ids = items.map(({ id }) => id);
  const marks = await marksOf(tx, ids);
  const papers = await papersOf(tx, ids);
  const counts = new Map<string, number>();
  for (const { item_id, removed_at, replaced_by } of papers)
    if (removed_at === null && replaced_by === null) counts.set(item_id, (counts.get(item_id) ?? 0) + 1);
  const away = new Set(
    attendee === null
      ? []
      : (await ownInterests(tx, attendee)).filter(({ withdraws }) => withdraws).map(({ item_id }) => item_id),
  );
  const lines = laidOut(plan, meeting.starts_at).flatMap(
    ({ id, number, depth, startsAt, endsAt }): AgendaLine[] => {
      const item = byId.get(id);
      const title = titles.get(id);
      if (!item && !title) return [];
      return [
        {
          ...{ id, number, depth, startsAt, endsAt, seen: item !== undefined },
          title: item?.title ?? title?.title ?? '',
          says: item?.says ?? '',
          aim: item?.aim ?? title?.aim ?? 'note',
          minutes: item?.minutes ?? title?.minutes ?? null,
          presenter: item?.presenter ?? '',
          openTo: item?.open_to ?? title?.open_to ?? 'members',
          supplement: (item?.supplement_at ?? null) !== null,
          papers: counts.get(id) ?? 0,
          withdrew: away.has(id),
        },
      ];
    },
  );
  return {
    lines,
    items,
    marks,
    papers,
    subjects: await subjectsOfRecords(
      tx,
      items.flatMap(({ about_record_id }) => about_record_id ?? []),
    ),
  };
};
