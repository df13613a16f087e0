import { type Acting, newId } from '#db';
import { ChangedSince, Conflict, Invalid, NotFound } from '#kernel';
import { recordById } from '#records';
import type { ChangeItemForm, ItemForm, OrderForm, RecordItemForm } from '../forms/index.ts';
import {
  type Aim,
  DEEPEST,
  dropOf,
  laidOut,
  MOST_ITEMS,
  MOVES,
  type OpenTo,
  stepOf,
} from '../rules/index.ts';
import { insertItem, type MeetingRow, placeItem, planOf, updateItem } from '../store/index.ts';
import { childOf, type Done, meet, meetItem } from './meet.ts';
import { giveRecord } from './naming.ts';

/** An item that another module puts on an agenda, as its clerk would. */
export interface NewItem {
  readonly title: string;
  readonly aim: Aim;
  readonly says?: string;
  readonly minutes?: number | null;
  readonly presenter?: string;
  readonly presenterPost?: string | null;
  readonly openTo?: OpenTo;
  readonly exemptParagraph?: number | null;
  readonly exemptWhy?: string;
  /** The record that it is about, which the actor sees. */
  readonly record?: string | null;
  readonly titleShows?: boolean;
  /** The item that it is a part of. */
  readonly under?: string | null;
}

const ADDRESS = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;
/** The record whose address was typed: one that the actor sees, and that is about a child, so that need to know holds for it. */
const recordAt = async (acting: Acting, typed: string): Promise<string> => {
  const id = typed.match(ADDRESS)?.at(-1)?.toLowerCase();
  const found = id === undefined ? undefined : await recordById(acting.tx, id);
  const { child } = await childOf(acting, found?.id ?? null);
  if (!found || child === null)
    throw new Invalid([
      {
        field: 'record',
        message: 'Enter the address of a child’s record that you see, for example /people/…',
      },
    ]);
  return found.id;
};

const put = async (acting: Acting, meeting: MeetingRow, item: NewItem): Promise<string> => {
  const { tx, now } = acting;
  const { under = null, openTo = 'members', record = null } = item;
  const plan = await planOf(tx, meeting.id);
  if (plan.length >= MOST_ITEMS)
    throw new Conflict(`An agenda holds ${MOST_ITEMS} items at most. Add another meeting.`);
  const above = under === null ? null : laidOut(plan, meeting.starts_at).find(({ id }) => id === under);
  if (above === undefined || (above !== null && above.depth >= DEEPEST))
    throw new Invalid([{ field: 'under', message: 'Select an item of this agenda that can have parts' }]);
  const id = newId();
  const places = plan.filter(({ parent_id }) => parent_id === under).map(({ place }) => place);
  await insertItem(tx, {
    ...{ id, meeting_id: meeting.id, parent_id: under, place: Math.max(0, ...places) + 1 },
    ...{ title: item.title, says: item.says ?? '', aim: item.aim, minutes: item.minutes ?? null },
    ...{ presenter: item.presenter ?? '', presenter_post_id: item.presenterPost ?? null, open_to: openTo },
    exempt_paragraph: openTo === 'exempt' ? (item.exemptParagraph ?? null) : null,
    exempt_why: openTo === 'exempt' ? (item.exemptWhy ?? '') : '',
    about_record_id: openTo === 'record' ? record : null,
    title_shows: openTo !== 'record' && (item.titleShows ?? true),
    // Added after the agenda had gone out.
    supplement_at: meeting.called_at === null ? null : now,
  });
  return id;
};

/** Puts an item on the agenda of a meeting that the actor keeps, last; the id of it. */
export const addItem = async (acting: Acting, meeting: string, item: NewItem): Promise<string> =>
  put(acting, await meet(acting, meeting, 'agenda'), item);

const openingOf = async (
  acting: Acting,
  form: Pick<ItemForm, 'openTo' | 'exemptParagraph' | 'exemptWhy' | 'record'>,
) => ({
  exemptParagraph: form.exemptParagraph === null ? null : Number(form.exemptParagraph),
  exemptWhy: form.exemptWhy,
  record: form.openTo === 'record' ? await recordAt(acting, form.record) : null,
});

/** Adds an item as its form says. */
export const addTypedItem = async (acting: Acting, meeting: string, form: ItemForm): Promise<Done> => {
  const opening = await openingOf(acting, form);
  const id = await addItem(acting, meeting, { ...form, ...opening });
  return { id, meeting, ...(await childOf(acting, opening.record)) };
};

/** Puts one record on the agenda of a meeting, from the record itself. */
export const addRecordItem = async (acting: Acting, record: string, form: RecordItemForm): Promise<Done> => {
  const about = await recordAt(acting, record);
  const { meeting, ...item } = form;
  const id = await addItem(acting, meeting, { ...item, openTo: 'record', record: about });
  return { id, meeting, ...(await childOf(acting, about)) };
};

/** Changes an item, and who may see it: from that moment whoever no longer may sees neither it nor what stands under it. */
export const changeItem = async (acting: Acting, id: string, form: ChangeItemForm): Promise<Done> => {
  const { item } = await meetItem(acting, id);
  const { openTo } = form;
  const { exemptParagraph, exemptWhy, record } = await openingOf(acting, form);
  const changed = await updateItem(acting.tx, id, form.version, {
    ...{
      title: form.title,
      says: form.says,
      aim: form.aim,
      minutes: form.minutes,
      presenter: form.presenter,
    },
    open_to: openTo,
    exempt_paragraph: openTo === 'exempt' ? exemptParagraph : null,
    exempt_why: openTo === 'exempt' ? exemptWhy : '',
    about_record_id: record,
    title_shows: openTo !== 'record' && form.titleShows,
  });
  if (!changed) throw new ChangedSince();
  await giveRecord(acting, id);
  return { id, meeting: item.meeting_id, ...(await childOf(acting, record ?? item.about_record_id)) };
};

/** What a move did: by which button one goes on; at the item itself where it cannot go further that way. */
export interface Moved extends Done {
  readonly goesOn: (typeof MOVES)[number] | 'item';
}
const isMove = (text: string): text is (typeof MOVES)[number] => MOVES.some((move) => move === text);

/** Moves an item by one step, or into the place of another. */
export const orderItems = async (
  acting: Acting,
  meeting: string,
  { move: asked }: OrderForm,
): Promise<Moved> => {
  const { tx } = acting;
  const met = await meet(acting, meeting, 'agenda');
  const [move = '', id = '', onto = ''] = asked.split(':');
  const placed = laidOut(await planOf(tx, meeting), met.starts_at);
  if (!placed.some((item) => item.id === id)) throw new NotFound();
  const goes = isMove(move) ? stepOf(placed, id, move) : dropOf(placed, id, onto);
  if (goes === null) throw new Conflict('The item cannot go further that way.');
  if (!(await placeItem(tx, id, goes.under, goes.before)))
    throw new Conflict('The agenda changed. Look at it again.');
  const now = laidOut(await planOf(tx, meeting), met.starts_at);
  return { id, meeting, goesOn: isMove(move) && stepOf(now, id, move) !== null ? move : 'item' };
};

/** Takes an item off the agenda, with what is under it. */
export const removeItem = async (acting: Acting, id: string): Promise<Done> => {
  const { tx, now } = acting;
  const { item, meeting } = await meetItem(acting, id);
  const placed = laidOut(await planOf(tx, meeting.id), meeting.starts_at);
  if (placed.some(({ parent }) => parent === id))
    throw new Conflict('This item has parts. Take those off the agenda first, or move them out of it.');
  const subject = await childOf(acting, item.about_record_id);
  if (!(await updateItem(tx, id, item.version, { removed_at: now }))) throw new ChangedSince();
  return { id, meeting: meeting.id, ...subject };
};
