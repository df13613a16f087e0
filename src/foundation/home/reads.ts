import { z } from 'zod';
import type { Acting } from '#db';
import { draftById, draftsOf, KEPT_DAYS, withDraft } from '#drafts';
import { childLevelRoles, NotFound } from '#kernel';
import { firstThingsFirst } from './rules.ts';

/** One thing that waits for a post: what to do, where, from whom, by when, and why then. */
export const Waiting = z.object({
  /** What is to be done, as it stands in a list: 'Decide on a contact'. */
  what: z.string(),
  href: z.string(),
  /** Whom it is about, where it is about a child: the name that the page shows. */
  about: z.string().optional(),
  /** Where it comes from, in words: 'Set by Femi Oduya, Front Door'. */
  from: z.string(),
  due: z.string().optional(),
  clock: z
    .object({
      state: z.enum(['inTime', 'dueToday', 'late']),
      late: z.number().optional(),
      unit: z.enum(['working day', 'hour']).optional(),
      provisional: z.boolean(),
      /** Why that date, line by line. */
      why: z.array(z.string()),
    })
    .optional(),
  /** Comes before everything else: a child in danger. */
  urgent: z.boolean(),
  /** The child that the line shows, and the record it is shown by. */
  subject: z.object({ child: z.string(), record: z.string() }).optional(),
});
export type Waiting = z.infer<typeof Waiting>;

/**
 * What a module says waits for the acting post, the soonest first. It gives a hundred lines at most, and where more wait a line
 * that leads to them.
 */
export type WaitsFor = (acting: Acting) => Promise<readonly Waiting[]>;

const ROWS = 50;
/** Which page of what waits. */
export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) });

/** A form that was begun and not sent, by what the form is called. */
const DraftLine = z.object({
  id: z.uuid(),
  title: z.string(),
  savedAt: z.string(),
  expiresAt: z.string(),
  /** Where it is gone on with. */
  href: z.string(),
});
type DraftLine = z.infer<typeof DraftLine>;

const ownDrafts = async ({ tx, actor, now }: Acting): Promise<DraftLine[]> =>
  (await draftsOf(tx, actor, now)).map(({ page, ...line }) => ({ ...line, href: withDraft(page, line.id) }));

export const DraftsModel = z.object({ drafts: z.array(DraftLine), keptDays: z.number() });
export type DraftsModel = z.infer<typeof DraftsModel>;

/** All that one has begun and not sent. */
export const draftsModel = async (acting: Acting): Promise<DraftsModel> => ({
  drafts: await ownDrafts(acting),
  keptDays: KEPT_DAYS,
});

export const DraftModel = DraftLine.extend({
  said: z.array(z.object({ label: z.string(), value: z.string() })),
});
export type DraftModel = z.infer<typeof DraftModel>;

/** What was typed into one form, under its questions. */
export const draftModel = async (
  { tx, actor, now }: Acting,
  { id }: { readonly id: string },
): Promise<DraftModel> => {
  const draft = await draftById(tx, actor, id, now);
  if (!draft) throw new NotFound('There is no such draft. It may have been sent, discarded or run out.');
  const { title, savedAt, expiresAt, page, said } = draft;
  return { id, title, savedAt, expiresAt, href: withDraft(page, id), said: [...said] };
};

/** As many as home shows. */
const DRAFTS_ON_HOME = 5;

export const HomeModel = z.object({
  /** Whether the post holds child-level access: without it nothing about a child waits, and none is shown. */
  childLevel: z.boolean(),
  total: z.number(),
  late: z.number(),
  today: z.number(),
  page: z.number(),
  pages: z.number(),
  waiting: z.array(Waiting),
  /** The forms that this person began in this post and has not sent, the newest first, and how many there are. */
  drafts: z.array(DraftLine),
  unfinished: z.number(),
});
export type HomeModel = z.infer<typeof HomeModel>;

/** What waits for the acting post, gathered from the modules that were asked, due and overdue first. */
export const homeModel =
  (gather: readonly WaitsFor[]) =>
  async (acting: Acting & { query: { page: number } }): Promise<HomeModel> => {
    const childLevel = childLevelRoles.includes(acting.actor.role);
    const lines: Waiting[] = [];
    for (const waitsFor of gather) lines.push(...(await waitsFor(acting)));
    const sorted = firstThingsFirst(lines);
    const drafts = await ownDrafts(acting);
    const pages = Math.max(1, Math.ceil(sorted.length / ROWS));
    const page = Math.min(acting.query.page, pages);
    return {
      childLevel,
      total: sorted.length,
      late: sorted.filter(({ clock }) => clock?.state === 'late').length,
      today: sorted.filter(({ clock }) => clock?.state === 'dueToday').length,
      page,
      pages,
      waiting: sorted.slice((page - 1) * ROWS, page * ROWS),
      drafts: drafts.slice(0, DRAFTS_ON_HOME),
      unfinished: drafts.length,
    };
  };

/** Every child that a line of the page shows. */
export const subjectsOfHome = ({ waiting }: HomeModel) =>
  waiting.flatMap(({ subject }) => (subject ? [subject] : []));
