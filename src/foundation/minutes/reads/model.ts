import { z } from 'zod';
import { PromiseLine } from '#promises';
import { ACTS, ENTRY_KINDS, RESOLUTION_KINDS, STANDINGS, VOICES } from '../rules/index.ts';

const keysOf = <T extends object>(of: T) => Object.keys(of) as (keyof T & string)[];

export const EntryModel = z.object({
  id: z.string(),
  kind: z.enum(keysOf(ENTRY_KINDS)),
  speaker: z.string(),
  says: z.string(),
  replyTo: z.string().nullable(),
  version: z.number(),
});
export type EntryModel = z.infer<typeof EntryModel>;
export const DecisionModel = z.object({
  id: z.string(),
  kind: z.enum(keysOf(RESOLUTION_KINDS)),
  says: z.string(),
  because: z.string(),
  proposedBy: z.string().nullable(),
  secondedBy: z.string().nullable(),
  voices: z.array(z.object({ name: z.string(), voice: z.enum(keysOf(VOICES)), reason: z.string() })),
});
export type DecisionModel = z.infer<typeof DecisionModel>;
export const CommentModel = z.object({
  id: z.string(),
  says: z.string(),
  by: z.string(),
  at: z.string(),
  accepted: z.boolean().nullable(),
  answer: z.string(),
});
export type CommentModel = z.infer<typeof CommentModel>;

/** What the minutes say under one item that the reader may see. */
export const MinutedItem = z.object({
  id: z.string(),
  number: z.string(),
  depth: z.number(),
  title: z.string(),
  says: z.string(),
  presenter: z.string(),
  exempt: z.string().nullable(),
  openToPublic: z.boolean(),
  away: z.array(z.object({ name: z.string(), why: z.enum(['withdrew', 'left', 'notYet']) })),
  interests: z.array(z.object({ name: z.string(), interest: z.string(), withdraws: z.boolean() })),
  entries: z.array(EntryModel),
  decisions: z.array(DecisionModel),
  promises: z.array(PromiseLine),
  comments: z.array(CommentModel),
  addenda: z.array(
    z.object({ id: z.string(), says: z.string(), because: z.string(), by: z.string(), at: z.string() }),
  ),
  /** The child of the record that it is about. */
  subject: z.object({ child: z.string(), record: z.string() }).nullable(),
});
export type MinutedItem = z.infer<typeof MinutedItem>;
/** What the reader may not see: its title, or nothing but its place. */
const UnseenItem = z.object({ id: z.null(), number: z.string(), depth: z.number(), title: z.string() });

const Named = z.object({
  name: z.string(),
  post: z.string(),
  organisation: z.string(),
  part: z.string(),
  how: z.string(),
});
export const MinutesModel = z.object({
  meeting: z.string(),
  title: z.string(),
  body: z.string(),
  place: z.string(),
  /** Why the day is ours, where what the meeting was entered from tells none. */
  dayIsOurs: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  standing: z.enum(keysOf(STANDINGS)),
  acts: z.array(z.enum(ACTS)),
  keeps: z.boolean(),
  answerBy: z.string().nullable(),
  present: z.array(Named),
  apologies: z.array(Named),
  items: z.array(z.union([MinutedItem, UnseenItem])),
  steps: z.array(
    z.object({
      step: z.enum(['circulated', 'withdrawn', 'approved', 'signed']),
      said: z.string(),
      by: z.string(),
      at: z.string(),
      later: z.string().nullable(),
    }),
  ),
});
export type MinutesModel = z.infer<typeof MinutesModel>;
/** Whether it holds what is not open to the public. */
export const isSensitive = ({ items }: Pick<MinutesModel, 'items'>): boolean =>
  items.some((item) => isMinuted(item) && !item.openToPublic);
export const isMinuted = (item: MinutesModel['items'][number]): item is MinutedItem => item.id !== null;
/** The children of the records that the items shown are about. */
export const subjectsOfMinutes = ({ items }: Pick<MinutesModel, 'items'>) =>
  items.flatMap((item) => (isMinuted(item) && item.subject ? [item.subject] : []));
