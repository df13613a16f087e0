import type { Acting } from '#db';
import { Conflict, NotFound } from '#kernel';
import { itemById, keepsMeeting, type MeetingRow, meetingById } from '#meetings';
import { standingOf, stepsOf } from '#minutes';
import { agendaMade, MODELS, meetingMade, type Providers } from '../../reads/index.ts';
import { canPublishMeeting, canPublishMinutes, NOT_PUBLIC_NOW } from '../../rules/index.ts';
import { publicationOf, publicationsBelow, type Revives, withdrawPublications } from '../../store/index.ts';
import { publishBody } from './body.ts';
import { demandPublisher, type Published, put } from './put.ts';
import { placeOf, putItem } from './put-item.ts';
import { putMinutes } from './put-minutes.ts';

const meetingToPublish = async (acting: Acting, id: string): Promise<MeetingRow> => {
  demandPublisher(acting);
  const meeting = await meetingById(acting.tx, id);
  if (!meeting) throw new NotFound();
  const verdict = canPublishMeeting({
    keeps: await keepsMeeting(acting.tx, id),
    isPublic: meeting.is_public,
    calledAt: meeting.called_at,
    cancelledAt: meeting.cancelled_at,
  });
  if (!verdict.ok) throw new Conflict(verdict.reason);
  return meeting;
};
/** The items of a meeting that were withdrawn by themselves, and are not put back by publishing the meeting. */
const withdrawnItems = async (acting: Acting, meeting: string, revives: Revives): Promise<Set<string>> =>
  new Set(
    (await publicationsBelow(acting.tx, { meeting }, ['item']))
      .filter(({ withdrawn_at: gone }) => gone !== null && gone !== revives && revives !== 'any')
      .map(({ source_id }) => source_id),
  );
/** How the minutes stand for the public; null where they are not published. */
const minutesPublished = async (
  acting: Acting,
  meeting: string,
  revives: Revives = null,
): Promise<'circulated' | 'approved' | 'signed' | null> => {
  const stands = await publicationOf(acting.tx, 'minutes', meeting);
  return stands && (stands.withdrawn_at === null || stands.withdrawn_at === revives)
    ? MODELS.minutes.parse(stands.model).standing
    : null;
};

/**
 * Publishes a meeting that is open to the public: its agenda, and each of its items that is. What was published and is open no longer is
 * withdrawn with it. Every address keeps its place, and what says the same as before has no new edition.
 */
export const publishMeeting = async (
  acting: Acting,
  id: string,
  providers: Providers = {},
): Promise<Published> => {
  const meeting = await meetingToPublish(acting, id);
  const { tx, actor, now } = acting;
  const before = await publicationOf(tx, 'meeting', id);
  const revives = before?.withdrawn_at ?? null;
  let editions = 0;
  if ((await publicationOf(tx, 'body', meeting.body_id)) === undefined)
    editions += (await publishBody(acting, meeting.body_id)).editions;
  const hidden = await withdrawnItems(acting, id, revives);
  const { lines, open } = await agendaMade(acting, id, hidden);
  const done = await put(
    acting,
    'meeting',
    id,
    meeting.title,
    meetingMade(meeting, lines),
    placeOf(meeting),
    'any',
  );
  editions += done.isNew ? 1 : 0;
  const openIds = new Set(open.map((item) => item.id));
  const withMinutes = await minutesPublished(acting, id, revives);
  for (const line of lines)
    if (line.shows === 'open')
      editions += await putItem(acting, providers, meeting, line, withMinutes, revives);
  const closed = (
    await publicationsBelow(tx, { meeting: id }, ['item', 'decision', 'promise', 'question'])
  ).filter(({ item_id, withdrawn_at }) => withdrawn_at === null && item_id !== null && !openIds.has(item_id));
  await withdrawPublications(
    tx,
    closed.map((row) => row.id),
    NOT_PUBLIC_NOW,
    actor.post,
    now,
  );
  if (withMinutes !== null) editions += await putMinutes(acting, meeting, withMinutes, lines, revives);
  return { id, meeting: id, editions };
};

/** Publishes one item again, or puts one back that was withdrawn by itself; its line on the agenda with it. */
export const publishItem = async (
  acting: Acting,
  id: string,
  providers: Providers = {},
): Promise<Published> => {
  const item = await itemById(acting.tx, id);
  if (!item) throw new NotFound();
  const meeting = await meetingToPublish(acting, item.meeting_id);
  const stands = await publicationOf(acting.tx, 'meeting', meeting.id);
  if (!stands || stands.withdrawn_at !== null)
    throw new Conflict('Publish the meeting first: the item stands under it.');
  const hidden = await withdrawnItems(acting, meeting.id, null);
  hidden.delete(id);
  const { lines } = await agendaMade(acting, meeting.id, hidden);
  const line = lines.find((each) => each.id === id && each.shows === 'open');
  if (!line) throw new Conflict('This item is not open to the public, so it cannot be published.');
  const withMinutes = await minutesPublished(acting, meeting.id);
  const agenda = await put(
    acting,
    'meeting',
    meeting.id,
    meeting.title,
    meetingMade(meeting, lines),
    placeOf(meeting),
    null,
  );
  let editions = agenda.isNew ? 1 : 0;
  editions += await putItem(acting, providers, meeting, line, withMinutes, 'any');
  if (withMinutes !== null) editions += await putMinutes(acting, meeting, withMinutes, lines, null);
  return { id, meeting: meeting.id, editions };
};
/** Publishes the minutes, whole and under each item that is open, with what was decided and promised. */
export const publishMinutes = async (
  acting: Acting,
  id: string,
  providers: Providers = {},
): Promise<Published> => {
  const meeting = await meetingToPublish(acting, id);
  const { tx } = acting;
  const stands = await publicationOf(tx, 'meeting', id);
  const standing = standingOf(await stepsOf(tx, id));
  const verdict = canPublishMinutes(standing, stands?.withdrawn_at === null);
  if (!verdict.ok) throw new Conflict(verdict.reason);
  if (standing === 'draft') throw new Conflict('These minutes have not gone round yet.');
  const before = await publicationOf(tx, 'minutes', id);
  const revives = before?.withdrawn_at ?? null;
  const { lines } = await agendaMade(acting, id, await withdrawnItems(acting, id, null));
  let editions = await putMinutes(acting, meeting, standing, lines, 'any');
  for (const line of lines)
    if (line.shows === 'open') editions += await putItem(acting, providers, meeting, line, standing, revives);
  return { id, meeting: id, editions };
};
