import { z } from 'zod';
import type { Acting } from '#db';
import { Conflict, dayOf, NotFound, sayDay } from '#kernel';
import { attendeesOf, itemById, meetingById } from '#meetings';
import { Choice, ownerIn, owners, promisesIn } from '#promises';
import { type Act, canDo } from '../rules/index.ts';
import {
  commentById,
  entriesOf,
  entryById,
  laterMeetings,
  resolutionById,
  resolutionsOf,
} from '../store/index.ts';
import { minutesMet, minutesModel } from './minutes.ts';
import { isMinuted, MinutedItem } from './model.ts';

/** Where a page of one item stands: its meeting, whom the item names, and the child that it is about. */
export const ItemPlace = z.object({
  meeting: z.string(),
  meetingTitle: z.string(),
  item: MinutedItem,
  people: z.array(Choice),
  /** Queries that a reply may answer. */
  queries: z.array(Choice),
  keeps: z.boolean(),
  acts: z.array(z.string()),
  /** Sentences that promise something and are no promise yet. */
  found: z.array(z.object({ sentence: z.string(), href: z.string() })),
});
export type ItemPlace = z.infer<typeof ItemPlace>;

const SHORT = 80;
const brief = (says: string): string => (says.length > SHORT ? `${says.slice(0, SHORT)}…` : says);

/** The minutes of one item: read by who sees it, written by who keeps its meeting. */
export const itemMinutes = async (acting: Acting & { params: { id: string } }): Promise<ItemPlace> => {
  const { tx } = acting;
  const row = await itemById(tx, acting.params.id);
  if (!row) throw new NotFound();
  const model = await minutesModel({ ...acting, params: { id: row.meeting_id } });
  const item = model.items.find((each) => each.id === row.id);
  if (!item || !isMinuted(item)) throw new NotFound();
  const promised = item.promises.map(({ sentence }) => sentence);
  const said = dayOf(model.startsAt);
  const foundIn = (says: string, href: string) =>
    promisesIn(says, said).flatMap(({ sentence }) =>
      promised.includes(sentence)
        ? []
        : [{ sentence, href: `${href}?sentence=${encodeURIComponent(sentence)}` }],
    );
  return {
    ...{ meeting: model.meeting, meetingTitle: model.title, item, keeps: model.keeps, acts: model.acts },
    people: (await attendeesOf(tx, row.meeting_id)).map(({ id, staff_name, post_title }) => ({
      value: id,
      text: `${staff_name}, ${post_title}`,
    })),
    queries: item.entries.flatMap(({ id, kind, says }) =>
      kind === 'query' ? [{ value: id, text: brief(says) }] : [],
    ),
    found: model.keeps
      ? [
          ...item.entries.flatMap(({ id, says }) => foundIn(says, `/minutes/entries/${id}/promise`)),
          ...item.decisions.flatMap(({ id, says }) => foundIn(says, `/minutes/decisions/${id}/promise`)),
        ]
      : [],
  };
};
export const subjectsOfItem = ({ item }: Pick<ItemPlace, 'item'>) => (item.subject ? [item.subject] : []);

const refused = (act: Act, facts: Awaited<ReturnType<typeof minutesMet>>['facts']): void => {
  const verdict = canDo(act, facts);
  if (!verdict.ok) throw new Conflict(verdict.reason);
};
/** The page of an act on one item's minutes, open only while the state table allows it. */
export const itemAct =
  (act: Act) =>
  async (acting: Acting & { params: { id: string } }): Promise<ItemPlace> => {
    const place = await itemMinutes(acting);
    refused(act, (await minutesMet(acting, place.meeting)).facts);
    return place;
  };

export const EntryPlace = ItemPlace.extend({
  id: z.string(),
  values: z.object({
    kind: z.string(),
    speaker: z.string(),
    attendee: z.string(),
    replyTo: z.string(),
    says: z.string(),
    version: z.number(),
  }),
});
export type EntryPlace = z.infer<typeof EntryPlace>;
export const entryPlace = async (acting: Acting & { params: { id: string } }): Promise<EntryPlace> => {
  const entry = await entryById(acting.tx, acting.params.id);
  if (!entry) throw new NotFound();
  return {
    ...(await itemAct('write')({ ...acting, params: { id: entry.item_id } })),
    id: entry.id,
    values: {
      ...{ kind: entry.kind, speaker: entry.speaker, attendee: entry.attendee_id ?? '' },
      ...{ replyTo: entry.reply_to_id ?? '', says: entry.says, version: entry.version },
    },
  };
};

export const DecisionPlace = ItemPlace.extend({
  id: z.string(),
  values: z.object({
    kind: z.string(),
    says: z.string(),
    because: z.string(),
    proposedBy: z.string(),
    secondedBy: z.string(),
    version: z.number(),
  }),
});
export type DecisionPlace = z.infer<typeof DecisionPlace>;
export const decisionPlace = async (acting: Acting & { params: { id: string } }): Promise<DecisionPlace> => {
  const decision = await resolutionById(acting.tx, acting.params.id);
  if (!decision) throw new NotFound();
  return {
    ...(await itemAct('write')({ ...acting, params: { id: decision.item_id } })),
    id: decision.id,
    values: {
      ...{ kind: decision.kind, says: decision.says, because: decision.because },
      ...{ proposedBy: decision.proposed_by ?? '', secondedBy: decision.seconded_by ?? '' },
      version: decision.version,
    },
  };
};

export const PromisePlace = z.object({
  id: z.string(),
  item: z.string(),
  itemTitle: z.string(),
  owing: z.array(Choice),
  /** What the rules read in the sentence: a person decides. */
  values: z.object({
    what: z.string(),
    sentence: z.string(),
    owedBy: z.string(),
    urgent: z.boolean(),
    due: z.string(),
  }),
  subject: z.object({ child: z.string(), record: z.string() }).nullable(),
});
export type PromisePlace = z.infer<typeof PromisePlace>;
/** A promise begun from a sentence of the minutes: the one asked for, else the first that promises something, else the whole text. */
export const promisePlace =
  (of: 'entry' | 'decision') =>
  async (
    acting: Acting & { params: { id: string }; query: { sentence?: string | undefined } },
  ): Promise<PromisePlace> => {
    const { tx, params, query } = acting;
    const source = of === 'entry' ? await entryById(tx, params.id) : await resolutionById(tx, params.id);
    const item = source && (await itemById(tx, source.item_id));
    const meeting = item && (await meetingById(tx, item.meeting_id));
    if (!source || !item || !meeting) throw new NotFound();
    const place = await itemMinutes({ ...acting, params: { id: item.id } });
    if (!place.keeps) throw new NotFound();
    const found = promisesIn(source.says, dayOf(meeting.starts_at));
    const asked = found.find(({ sentence }) => sentence === query.sentence) ?? found[0];
    const sentence = asked?.sentence ?? source.says.slice(0, 2000);
    const owing = await owners(acting);
    const due = asked?.due ?? '';
    return {
      id: source.id,
      ...{ item: item.id, itemTitle: item.title, subject: place.item.subject },
      owing: owing.map(({ value, text }) => ({ value, text })),
      values: {
        what: brief(sentence.replace(/^.*?(?:agreed|undertook|asked)\s+(?:that|to|for)\s+/i, '')).replace(
          /^\p{Ll}/u,
          (letter) => letter.toUpperCase(),
        ),
        sentence,
        owedBy: ownerIn(sentence, owing) ?? '',
        urgent: asked?.urgent ?? false,
        due: due !== '' && due >= acting.today ? due : '',
      },
    };
  };

/** The page of an act on the minutes of a whole meeting. */
export const MinutesPlace = z.object({
  meeting: z.string(),
  title: z.string(),
  later: z.array(Choice),
  counted: z.object({ entries: z.number(), decisions: z.number() }),
});
export type MinutesPlace = z.infer<typeof MinutesPlace>;
export const minutesAct =
  (act: Act) =>
  async (acting: Acting & { params: { id: string } }): Promise<MinutesPlace> => {
    const { tx } = acting;
    const { meeting, facts } = await minutesMet(acting, acting.params.id);
    refused(act, facts);
    const model = await minutesModel(acting);
    const items = model.items.filter(isMinuted).map(({ id }) => id);
    return {
      ...{ meeting: meeting.id, title: meeting.title },
      later: (await laterMeetings(tx, meeting.body_id, meeting.starts_at)).map(
        ({ id, title, starts_at }) => ({
          value: id,
          text: `${title}, ${sayDay(dayOf(starts_at))}`,
        }),
      ),
      counted: {
        entries: (await entriesOf(tx, items)).length,
        decisions: (await resolutionsOf(tx, items)).length,
      },
    };
  };

export const CommentPlace = ItemPlace.extend({
  id: z.string(),
  says: z.string(),
  by: z.string(),
  version: z.number(),
});
export type CommentPlace = z.infer<typeof CommentPlace>;
export const commentPlace = async (acting: Acting & { params: { id: string } }): Promise<CommentPlace> => {
  const comment = await commentById(acting.tx, acting.params.id);
  if (!comment) throw new NotFound();
  return {
    ...(await itemAct('answer')({ ...acting, params: { id: comment.item_id } })),
    ...{ id: comment.id, says: comment.says, by: `${comment.staff_name}, ${comment.post_title}` },
    version: comment.version,
  };
};
