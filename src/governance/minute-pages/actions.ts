import { z } from 'zod';
import type { Acting } from '#db';
import { Invalid } from '#kernel';
import { addItem } from '#meetings';
import { addEntry, addResolution, type NewEntry } from '#minutes';
import { type MinutePage, readMinutePage } from './rules/index.ts';

const Line = z.object({ number: z.number(), text: z.string() });
/** What became of a page: the item that was drafted from it, how much of each kind, and the lines that found no place. */
export const Drafted = z.object({
  meeting: z.string(),
  item: z.string(),
  title: z.string(),
  presenter: z.string(),
  entries: z.number(),
  queries: z.number(),
  replies: z.number(),
  resolutions: z.number(),
  documents: z.array(z.string()),
  unplaced: z.array(Line),
});
export type Drafted = z.infer<typeof Drafted>;

/** What has no part of its own on an item yet is kept as a discussion, so that a clerk finds it there and puts it right. */
const keptAside = ({ documents, unplaced }: MinutePage): Pick<NewEntry, 'kind' | 'says'>[] => [
  ...unplaced.map(({ number, text }) => ({
    kind: 'discussion' as const,
    says: `Line ${number}, which found no place: ${text.trim()}`,
  })),
  ...(documents.length === 0
    ? []
    : [
        {
          kind: 'discussion' as const,
          says: `Supporting documents named on the page: ${documents.map(({ says }) => says).join('; ')}`,
        },
      ]),
];

/** How a page is understood, before it is drafted anywhere. Throws `Invalid` where it has no title. */
export const draftOf = (page: string): Omit<Drafted, 'meeting' | 'item'> => told(understood(page));
const understood = (page: string): Understood => {
  const read = readMinutePage(page);
  const { title } = read;
  if (!title)
    throw new Invalid([
      {
        field: 'page',
        message: 'Paste the page from its title on: nothing in it can be the title of an item',
      },
    ]);
  return { ...read, title };
};
type Understood = MinutePage & { readonly title: NonNullable<MinutePage['title']> };
const told = (read: Understood): Omit<Drafted, 'meeting' | 'item'> => {
  const count = (asked: string) => read.entries.filter(({ kind }) => kind === asked).length;
  return {
    title: read.title.says,
    presenter: read.entries.find(({ kind }) => kind === 'presentation')?.speaker ?? '',
    ...{ entries: read.entries.length, queries: count('query'), replies: count('reply') },
    resolutions: read.resolutions.length,
    documents: read.documents.map(({ says }) => says),
    unplaced: read.unplaced.map(({ number, text }) => ({ number, text })),
  };
};

/**
 * Drafts an item of a meeting from a page of minutes, for its clerk to finish: only those called see it until the clerk opens it.
 * Throws `Invalid` where the page has no title.
 */
export const draftFromPage = async (acting: Acting, meeting: string, page: string): Promise<Drafted> => {
  const read = understood(page);
  const drafted = told(read);
  const { title, presenter } = drafted;
  const item = await addItem(acting, meeting, {
    title,
    aim: 'note',
    says: read.purpose?.says ?? '',
    presenter,
  });
  const written: string[] = [];
  for (const { kind, speaker, says, replyTo } of read.entries) {
    const query = replyTo === null ? undefined : written[replyTo];
    written.push(
      (await addEntry(acting, { item, kind, speaker, says, ...(query ? { replyTo: query } : {}) })).id,
    );
  }
  for (const { kind, says } of read.resolutions) await addResolution(acting, { item, kind, says });
  for (const aside of keptAside(read)) await addEntry(acting, { item, ...aside });
  return { ...drafted, meeting, item };
};
