import { calendarFor, clockFor } from '#calendar';
import { type Acting, newId } from '#db';
import { Conflict, dayOf, Invalid, NotAllowed, NotFound } from '#kernel';
import { attendeesOf, EXEMPT_PARAGRAPHS, itemById, itemsOf, keepsMeeting } from '#meetings';
import { addResolution } from '#minutes';
import type { ExcludeForm, PublishForm, UrgentForm } from '../forms/index.ts';
import { canPublish } from '../rules/index.ts';
import {
  exclusionsOf,
  insertExclusion,
  insertPublication,
  insertUrgent,
  publicationOf,
  publishedItems,
} from '../store/index.ts';
import { type Done, meetingMet } from './met.ts';

const insistKeeps = async ({ tx }: Acting, meeting: string): Promise<void> => {
  if (!(await keepsMeeting(tx, meeting)))
    throw new NotAllowed('Whoever keeps the meeting does that: its clerk, or the post that called it.');
};

/** Records that the agenda went out, with the items that it had (Local Government Act 1972, section 100B). */
export const publishAgenda = async (acting: Acting, id: string, form: PublishForm): Promise<Done> => {
  const { tx, actor, now, today } = acting;
  const meeting = await meetingMet(acting, id);
  await insistKeeps(acting, id);
  const due = clockFor('agendaPublication', dayOf(meeting.starts_at), await calendarFor(tx))?.due ?? today;
  const items = await itemsOf(tx, id);
  const verdict = canPublish({
    published: (await publicationOf(tx, id)) !== undefined,
    cancelled: meeting.cancelled_at !== null,
    items: items.length,
    today,
    due,
    lateWhy: form.lateWhy,
  });
  if (!verdict.ok) {
    if (verdict.field !== '') throw new Invalid([{ field: verdict.field, message: verdict.reason }]);
    throw new Conflict(verdict.reason);
  }
  const publication = {
    ...{ meeting_id: id, due_day: due, published_at: now, published_by: actor.post },
    late_why: today > due ? form.lateWhy : '',
  };
  if (
    !(await insertPublication(
      tx,
      publication,
      items.map((item) => item.id),
    ))
  )
    throw new Conflict('The agenda was published already.');
  return { id };
};

/** Records the chair's reason why an item that came late is considered all the same (section 100B(4)(b)). */
export const makeUrgent = async (
  acting: Acting,
  id: string,
  form: UrgentForm,
): Promise<Done & { readonly meeting: string }> => {
  const { tx, actor, now } = acting;
  const item = await itemById(tx, id);
  if (!item) throw new NotFound();
  await meetingMet(acting, item.meeting_id);
  const attendees = await attendeesOf(tx, item.meeting_id);
  const chairs = attendees.filter(({ part }) => part === 'chair' || part === 'deputyChair');
  if (!chairs.some(({ post_id }) => post_id === actor.post)) await insistKeeps(acting, item.meeting_id);
  if (!chairs.some((chair) => chair.id === form.chair))
    throw new Invalid([
      { field: 'chair', message: 'Select the chair of this meeting, or the deputy who chairs it' },
    ]);
  if ((await publishedItems(tx, item.meeting_id)).has(id)) {
    const publication = await publicationOf(tx, item.meeting_id);
    if (publication && dayOf(publication.published_at) <= publication.due_day)
      throw new Conflict('This item was on the agenda in time. It needs no reason of urgency.');
  }
  const urgent = {
    ...{ item_id: id, meeting_id: item.meeting_id, reason: form.reason, chair_id: form.chair },
    ...{ made_by: actor.post, made_at: now },
  };
  if (!(await insertUrgent(tx, urgent)))
    throw new Conflict('The chair’s reason for this item was recorded already.');
  return { id, meeting: item.meeting_id };
};

/** Records the resolution that excludes press and public from an exempt item, with what Schedule 12A asks of it. */
export const excludePublic = async (
  acting: Acting,
  id: string,
  form: ExcludeForm,
): Promise<Done & { readonly meeting: string }> => {
  const { tx, actor, now } = acting;
  const item = await itemById(tx, id);
  if (!item) throw new NotFound();
  await meetingMet(acting, item.meeting_id);
  await insistKeeps(acting, item.meeting_id);
  if (item.open_to !== 'exempt' || item.exempt_paragraph === null)
    throw new Conflict(
      'Press and public are excluded from an exempt item only. Say which paragraph makes it exempt first.',
    );
  if ((await exclusionsOf(tx, item.meeting_id)).some(({ item_id }) => item_id === id))
    throw new Conflict('Press and public were excluded from this item already.');
  const paragraph = item.exempt_paragraph;
  const { id: resolution } = await addResolution(acting, {
    item: id,
    kind: 'excluded',
    says: `Under section 100A(4) of the Local Government Act 1972, press and public were excluded from this item, because it involves the likely disclosure of exempt information as defined in paragraph ${paragraph} of Part 1 of Schedule 12A (${(EXEMPT_PARAGRAPHS[paragraph] ?? '').toLowerCase()}).`,
    because: form.publicInterest,
    proposedBy: form.movedBy,
    secondedBy: form.secondedBy,
  });
  await insertExclusion(tx, {
    ...{ id: newId(), meeting_id: item.meeting_id, item_id: id, resolution_id: resolution, paragraph },
    ...{ public_interest: form.publicInterest, moved_by: form.movedBy, seconded_by: form.secondedBy },
    ...{ made_by: actor.post, made_at: now },
  });
  return { id, meeting: item.meeting_id };
};
