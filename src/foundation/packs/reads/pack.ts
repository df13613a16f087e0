import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Acting } from '#db';
import { encodingOf, type Files } from '#files';
import { FILE_TYPES, NotFound, sayBytes } from '#kernel';
import {
  AIMS,
  agendaOf,
  attendeesOf,
  EXEMPT_PARAGRAPHS,
  keepsMeeting,
  MODES,
  meetingById,
  PARTS,
  type PaperRow,
  STANDINGS,
  standsAs,
} from '#meetings';
import { type Held, isSensitive, type Now } from '../rules/index.ts';

/** A paper as it stands in a pack. */
export const PackPaper = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['main', 'appendix', 'supplement']),
  /** 'PDF, 1.2 MB'. */
  says: z.string(),
  pdf: z.boolean(),
  /** It came after the agenda had gone out. */
  late: z.boolean(),
  addedAt: z.string(),
  /** Why it took the place of another; null where it did not. */
  replacedWhy: z.string().nullable(),
  infected: z.boolean(),
  /** Its words, where it is plain text. */
  text: z.string().nullable(),
});
export type PackPaper = z.infer<typeof PackPaper>;

/** An item in full, or by its title, or as no more than a place. */
export const PackItem = z.object({
  id: z.string(),
  number: z.string(),
  depth: z.number(),
  open: z.boolean(),
  title: z.string(),
  says: z.string(),
  aim: z.string(),
  startsAt: z.string(),
  minutes: z.number().nullable(),
  presenter: z.string(),
  /** Why press and public are excluded from it. */
  exempt: z.string(),
  publicItem: z.boolean(),
  supplement: z.boolean(),
  withdrew: z.boolean(),
  papers: z.array(PackPaper),
});
export type PackItem = z.infer<typeof PackItem>;

export const PackOfMeeting = z.object({
  meeting: z.object({
    id: z.string(),
    title: z.string(),
    body: z.string(),
    purpose: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
    mode: z.string(),
    place: z.string(),
    stands: z.string(),
    cancelled: z.boolean(),
  }),
  recipient: z.object({ name: z.string(), post: z.string(), organisation: z.string(), part: z.string() }),
  sensitive: z.boolean(),
  items: z.array(PackItem),
});

/** Everything that one post may have of a meeting. */
export interface Pack extends z.infer<typeof PackOfMeeting> {
  /** The hash of everything that it is made from: another where any of that changes, or what may be seen of it. */
  readonly edition: string;
  readonly now: Now;
  readonly held: Held;
  /** Whether the post keeps the meeting. */
  readonly keeps: boolean;
  readonly called: boolean;
  /** The PDFs, each under its item, in order. */
  readonly pdfs: readonly { readonly id: string; readonly item: string; readonly sha256: string }[];
  readonly subjects: readonly { readonly child: string; readonly record: string }[];
}

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const MOST_TEXT = 100_000;
/** The words of a plain text; null where it is longer than anybody reads on a page, or is not there. */
const textOf = async (
  files: Files | undefined,
  partnership: string,
  paper: PaperRow,
): Promise<string | null> => {
  if (!files || paper.type !== 'txt' || Number(paper.bytes) > MOST_TEXT || paper.virus === 'infected')
    return null;
  const read = await files.withFile(partnership, paper.sha256, async (path) => {
    const encoding = await encodingOf(path);
    return encoding === null ? null : new TextDecoder(encoding).decode(await readFile(path));
  });
  return read ?? null;
};

/** The papers that each paper took the place of, the latest first. */
const replacedBy = (papers: readonly PaperRow[], id: string): readonly PaperRow[] => {
  const found: PaperRow[] = [];
  const look = (next: string): void => {
    for (const paper of papers)
      if (paper.replaced_by === next && !found.includes(paper)) {
        found.push(paper);
        look(paper.id);
      }
  };
  look(id);
  return found;
};

/**
 * The pack of the acting post, out of what the policies let it read in this very transaction: nothing in it is filtered here. Throws
 * `NotFound` where the meeting is not theirs.
 */
export const packOf = async (acting: Acting, id: string, files: Files | undefined): Promise<Pack> => {
  const { tx, actor } = acting;
  const meeting = await meetingById(tx, id);
  if (!meeting) throw new NotFound();
  const own = (await attendeesOf(tx, id)).find(({ post_id }) => post_id === actor.post);
  const keeps = await keepsMeeting(tx, id);
  const called = own !== undefined && own.called_at !== null;
  if (!keeps && !called) throw new NotFound();
  const { lines, items, papers, subjects } = await agendaOf(acting, meeting, own?.id ?? null);
  const rows = new Map(items.map((item) => [item.id, item]));
  const current = papers.filter((paper) => paper.removed_at === null && paper.replaced_by === null);
  const texts = new Map<string, string | null>();
  for (const paper of current) texts.set(paper.id, await textOf(files, actor.partnership, paper));
  const isLate = (at: string): boolean => meeting.called_at !== null && at > meeting.called_at;

  const packed = lines.map((line): PackItem => {
    const row = rows.get(line.id);
    return {
      ...{ id: line.id, number: line.number, depth: line.depth, open: line.seen, title: line.title },
      ...{ says: line.says, aim: AIMS[line.aim], startsAt: line.startsAt, minutes: line.minutes },
      ...{ presenter: line.presenter, supplement: line.supplement, withdrew: line.withdrew },
      publicItem: line.openTo === 'public',
      exempt: row?.exempt_paragraph ? (EXEMPT_PARAGRAPHS[row.exempt_paragraph] ?? '') : '',
      papers: current
        .filter(({ item_id }) => row !== undefined && item_id === line.id)
        .map((paper) => {
          const [before] = replacedBy(papers, paper.id);
          return {
            ...{ id: paper.id, title: paper.title, kind: paper.kind, pdf: paper.type === 'pdf' },
            says: `${capital(FILE_TYPES[paper.type].label)}, ${sayBytes(Number(paper.bytes))}`,
            late: paper.kind === 'supplement' || isLate(paper.added_at),
            addedAt: paper.added_at,
            replacedWhy: before ? before.replaced_why : null,
            infected: paper.virus === 'infected',
            text: texts.get(paper.id) ?? null,
          };
        }),
    };
  });
  const open = packed.filter((item) => item.open);
  const held: Held = {
    startsAt: meeting.starts_at,
    endsAt: meeting.ends_at,
    where: hashOf([meeting.mode, meeting.place]).slice(0, 16),
    items: open.map(({ papers: _, depth: __, number, startsAt, ...item }) => ({
      ...{ id: item.id, number, startsAt },
      print: hashOf(item).slice(0, 16),
    })),
    papers: open.flatMap(({ id: item, papers: theirs }) =>
      theirs.map((paper) => ({ id: paper.id, item, shown: paper.text !== null })),
    ),
  };
  const now: Now = {
    ...held,
    ...{ place: meeting.place, mode: MODES[meeting.mode] },
    lines: packed,
    whole: keeps || own?.part !== 'invited',
    current: open.flatMap(({ id: item, papers: theirs }) =>
      theirs.map((paper) => ({
        ...{ id: paper.id, title: paper.title, item, why: paper.replacedWhy ?? '' },
        replaces: replacedBy(papers, paper.id).map((each) => each.id),
      })),
    ),
  };
  const stands = standsAs(meeting);
  const shown = {
    meeting: {
      ...{ id: meeting.id, title: meeting.title, body: meeting.body_name, purpose: meeting.purpose },
      ...{
        startsAt: meeting.starts_at,
        endsAt: meeting.ends_at,
        mode: MODES[meeting.mode],
        place: meeting.place,
      },
      ...{ stands: STANDINGS[stands], cancelled: stands === 'cancelled' },
    },
    recipient: {
      ...{ name: actor.staffName, post: actor.postTitle, organisation: actor.organisationName },
      part: own ? PARTS[own.part].label : 'Keeps this meeting',
    },
    sensitive: isSensitive(
      meeting.is_public,
      open.map((item) => ({
        openTo: item.publicItem ? 'public' : 'other',
        access: current.filter(({ item_id }) => item_id === item.id).map(({ access }) => access),
      })),
    ),
    items: packed,
  };
  const { stands: _, ...lasting } = shown.meeting;
  return {
    ...shown,
    edition: hashOf([{ ...shown, meeting: lasting }, current.map((paper) => [paper.id, paper.sha256])]),
    ...{ now, held, keeps, subjects },
    called: called && meeting.called_at !== null && stands !== 'held' && stands !== 'cancelled',
    pdfs: open.flatMap((item) =>
      item.papers.flatMap((paper) => {
        const row = current.find((each) => each.id === paper.id);
        return row && paper.pdf && !paper.infected
          ? [{ id: paper.id, item: item.id, sha256: row.sha256 }]
          : [];
      }),
    ),
  };
};

/** What of a pack is shown: without what it was reckoned from. */
export const shownIn = ({ meeting, recipient, sensitive, items }: Pack): z.infer<typeof PackOfMeeting> => ({
  ...{ meeting, recipient, sensitive, items },
});
