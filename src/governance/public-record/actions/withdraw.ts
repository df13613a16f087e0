import type { Acting } from '#db';
import { Conflict, NotAllowed, NotFound } from '#kernel';
import type { WithdrawForm } from '../forms.ts';
import { MODELS } from '../reads/index.ts';
import { type Kind, mayWithdraw, WITHDRAWN_ALONE, wordsIn } from '../rules/index.ts';
import {
  type PublicationRow,
  publicationById,
  publicationOf,
  publicationsBelow,
  putPublication,
  withdrawPublications,
} from '../store/index.ts';

/** The same address, with another model. */
const rewrite = async ({ tx, actor, now }: Acting, row: PublicationRow, model: object): Promise<void> => {
  await putPublication(
    tx,
    {
      ...{ kind: row.kind, source: row.source_id, address: row.address, title: row.title },
      ...{ body: row.body_id, meeting: row.meeting_id, item: row.item_id, happensAt: row.happens_at },
      ...{ dueDay: row.due_day, isDone: row.is_done },
      model: MODELS[row.kind].parse(model),
      words: wordsIn(model).join('\n'),
    },
    null,
    actor.post,
    now,
  );
};
const stands = <T extends PublicationRow>(row: T | undefined): row is T =>
  row !== undefined && row.withdrawn_at === null;

const BELOW: Partial<Record<Kind, readonly Kind[]>> = {
  meeting: ['item', 'minutes', 'decision', 'promise', 'question'],
  item: ['decision', 'promise', 'question'],
  minutes: ['decision', 'promise'],
};
/** What goes with it. */
const goesWith = async (acting: Acting, row: PublicationRow): Promise<PublicationRow[]> => {
  const kinds = BELOW[row.kind] ?? [];
  if (row.kind === 'body') return publicationsBelow(acting.tx, { body: row.source_id }, ['membership']);
  if (row.kind === 'item') return publicationsBelow(acting.tx, { item: row.source_id }, kinds);
  return kinds.length > 0 ? publicationsBelow(acting.tx, { meeting: row.source_id }, kinds) : [];
};

/** Takes an item's words out of the agenda and the minutes that stand, which would still tell them. */
const strikeItem = async (acting: Acting, row: PublicationRow): Promise<void> => {
  if (row.meeting_id === null) return;
  const meeting = await publicationOf(acting.tx, 'meeting', row.meeting_id);
  const struck = {
    ...{ title: 'Withdrawn', aim: '', says: '', presenter: '', isLater: false, exempt: null },
    shows: 'withdrawn' as const,
  };
  if (stands(meeting)) {
    const model = MODELS.meeting.parse(meeting.model);
    const agenda = model.agenda.map((line) => (line.id === row.source_id ? { ...line, ...struck } : line));
    await rewrite(acting, meeting, { ...model, agenda });
  }
  const minutes = await publicationOf(acting.tx, 'minutes', row.meeting_id);
  if (stands(minutes)) {
    const model = MODELS.minutes.parse(minutes.model);
    const items = model.items.map((item) =>
      item.id === row.source_id ? { ...item, ...struck, entries: [], resolutions: [], addenda: [] } : item,
    );
    await rewrite(acting, minutes, { ...model, items });
  }
};
/** Takes the minutes out of the items that stand. */
const strikeMinutes = async (acting: Acting, row: PublicationRow): Promise<void> => {
  for (const item of await publicationsBelow(acting.tx, { meeting: row.source_id }, ['item']))
    if (stands(item)) await rewrite(acting, item, { ...MODELS.item.parse(item.model), minutes: null });
};

export interface Withdrawn {
  readonly id: string;
  readonly meeting: string | null;
  readonly kind: Kind;
}
/**
 * Withdraws something at once, with all that stands under it. Its address answers from now on that it is gone, why and since when.
 * Every edition stays where those who publish see it.
 */
export const withdraw = async (acting: Acting, id: string, { reason }: WithdrawForm): Promise<Withdrawn> => {
  const verdict = mayWithdraw(acting.actor);
  if (!verdict.ok) throw new NotAllowed(verdict.reason);
  const { tx, actor, now } = acting;
  const row = await publicationById(tx, id);
  if (!row) throw new NotFound();
  if (!WITHDRAWN_ALONE.includes(row.kind))
    throw new Conflict('This stands in the minutes and on its item. Withdraw one of those.');
  if (row.withdrawn_at !== null) throw new Conflict('This was withdrawn already.');
  const below = (await goesWith(acting, row)).filter(stands);
  if (row.kind === 'item') await strikeItem(acting, row);
  if (row.kind === 'minutes') await strikeMinutes(acting, row);
  await withdrawPublications(tx, [row.id, ...below.map((each) => each.id)], reason, actor.post, now);
  return { id: row.id, meeting: row.meeting_id, kind: row.kind };
};
