import type { Acting } from '#db';
import { Conflict, FILE_TYPES, type FileType, type Instant, NotAllowed, NotFound } from '#kernel';
import { attendeesOf, itemById, type MeetingRow, meetingById, PARTS, papersOf } from '#meetings';
import { standingOf, stepsOf } from '#minutes';
import { promisesUnder } from '#promises';
import {
  type AgendaLine,
  agendaMade,
  bodyMade,
  itemMade,
  MODELS,
  type Models,
  meetingMade,
  minutesMade,
  type Providers,
  promiseMade,
  toldOf,
  wholeMinutesMade,
} from '../reads/index.ts';
import {
  addressOf,
  canPublishMeeting,
  canPublishMinutes,
  type Kind,
  mayPublish,
  NOT_PUBLIC_NOW,
  TAKEN_OFF,
  wordsIn,
} from '../rules/index.ts';
import {
  cameTo,
  publicationOf,
  publicationsBelow,
  putFiles,
  putPublication,
  type Revives,
  withdrawPublications,
} from '../store/index.ts';

/** What was published, and under which number: one that says what stood already has no new edition. */
export interface Published {
  readonly id: string;
  /** The meeting that it stands under; null for a body. */
  readonly meeting: string | null;
  /** How many addresses have a new edition. */
  readonly editions: number;
}

interface Place {
  readonly body?: string | null;
  readonly meeting?: string | null;
  readonly item?: string | null;
  readonly happensAt?: Instant | null;
  readonly dueDay?: string | null;
  readonly isDone?: boolean | null;
}
/** Publishes one model under its address, checked by the schema of its kind. */
const put = async <K extends Kind>(
  { tx, actor, now }: Acting,
  kind: K,
  source: string,
  title: string,
  model: Models[K],
  place: Place,
  revives: Revives,
) =>
  putPublication(
    tx,
    {
      ...{ kind, source, address: addressOf(kind, source), title },
      ...{ body: place.body ?? null, meeting: place.meeting ?? null, item: place.item ?? null },
      ...{ happensAt: place.happensAt ?? null, dueDay: place.dueDay ?? null, isDone: place.isDone ?? null },
      model: MODELS[kind].parse(model),
      words: wordsIn(model).join('\n'),
    },
    revives,
    actor.post,
    now,
  );

const demandPublisher = ({ actor }: Acting): void => {
  const verdict = mayPublish(actor);
  if (!verdict.ok) throw new NotAllowed(verdict.reason);
};

/** Publishes a body, who sits on it, and who they are. Who sits there no longer has an end from today. */
export const publishBody = async (acting: Acting, id: string): Promise<Published> => {
  demandPublisher(acting);
  const body = await bodyMade(acting, id);
  if (!body) throw new NotFound();
  const before = await publicationOf(acting.tx, 'body', id);
  const revives = before?.withdrawn_at ?? null;
  const done = [await put(acting, 'body', id, body.name, body, { body: id }, 'any')];
  const titles = new Map<string, { name: string; titles: string[] }>();
  for (const member of body.members) {
    const known = titles.get(member.personId) ?? { name: member.name, titles: [] };
    titles.set(member.personId, { name: member.name, titles: [...new Set([...known.titles, member.title])] });
    const { personId, name, organisation, capacity, fromDay, untilDay } = member;
    done.push(
      await put(
        acting,
        'membership',
        member.id,
        `${name}, ${body.name}`,
        { personId, name, body: { id, title: body.name }, organisation, capacity, fromDay, untilDay },
        { body: id },
        revives,
      ),
    );
  }
  for (const [person, { name, titles: held }] of titles)
    done.push(await put(acting, 'person', person, name, { name, titles: held }, {}, 'any'));
  const seated = new Set(body.members.map((member) => member.id));
  for (const old of await publicationsBelow(acting.tx, { body: id }, ['membership'])) {
    if (seated.has(old.source_id) || old.withdrawn_at !== null) continue;
    const model = MODELS.membership.parse(old.model);
    if (model.untilDay === null)
      done.push(
        await put(
          acting,
          'membership',
          old.source_id,
          old.title,
          { ...model, untilDay: acting.today },
          { body: id },
          null,
        ),
      );
  }
  return { id, meeting: null, editions: done.filter(({ isNew }) => isNew).length };
};

const meetingToPublish = async (acting: Acting, id: string): Promise<MeetingRow> => {
  demandPublisher(acting);
  const meeting = await meetingById(acting.tx, id);
  if (!meeting) throw new NotFound();
  const verdict = canPublishMeeting({
    isPublic: meeting.is_public,
    calledAt: meeting.called_at,
    cancelledAt: meeting.cancelled_at,
  });
  if (!verdict.ok) throw new Conflict(verdict.reason);
  return meeting;
};

const placeOf = (meeting: MeetingRow, item?: string): Place => ({
  ...{ body: meeting.body_id, meeting: meeting.id, item: item ?? null },
  happensAt: meeting.starts_at,
});

/** The items of a meeting that were withdrawn by themselves, and are not put back by publishing the meeting. */
const withdrawnItems = async (acting: Acting, meeting: string, revives: Revives): Promise<Set<string>> =>
  new Set(
    (await publicationsBelow(acting.tx, { meeting }, ['item']))
      .filter(({ withdrawn_at: gone }) => gone !== null && gone !== revives && revives !== 'any')
      .map(({ source_id }) => source_id),
  );

/** As a browser is told it. */
const mediaOf = (type: FileType): string =>
  type === 'csv' || type === 'txt' ? `${FILE_TYPES[type].media}; charset=utf-8` : FILE_TYPES[type].media;

/** Publishes what stands under one item: itself, its files, its questions, and with the minutes its decisions and promises. */
const putItem = async (
  acting: Acting,
  providers: Providers,
  meeting: MeetingRow,
  line: AgendaLine,
  withMinutes: 'circulated' | 'approved' | 'signed' | null,
  revives: Revives,
): Promise<number> => {
  const { tx, now } = acting;
  const place = placeOf(meeting, line.id);
  const { report, questions } = await toldOf(providers, acting, { id: line.id, meeting: meeting.id });
  const minutes =
    withMinutes === null
      ? null
      : ((await minutesMade(acting, meeting.id, [line.id], withMinutes)).get(line.id) ?? null);
  const papers = await papersOf(tx, [line.id]);
  const shown = papers.filter(
    ({ removed_at, replaced_by, access, virus }) =>
      removed_at === null && replaced_by === null && access === 'item' && virus !== 'infected',
  );
  const documents = shown.map(({ id, title, sha256 }) => ({ id, title, sha256 }));
  const model = itemMade(meeting, line, report, documents, minutes);
  const item = await put(acting, 'item', line.id, line.title, model, place, revives);
  const below = { item: { id: line.id, title: line.title }, meeting: model.meeting, body: model.body };
  const done = [item];
  const stands = (await publicationOf(tx, 'item', line.id))?.withdrawn_at === null;
  if (!stands) return 0;
  await putFiles(
    tx,
    item.id,
    shown.map((paper) => ({
      ...{ paper: paper.id, place: paper.place, kind: paper.kind, title: paper.title },
      ...{ sha256: paper.sha256, name: paper.name, type: mediaOf(paper.type), bytes: Number(paper.bytes) },
    })),
    // Of those that were published: what was replaced, removed, or is for the public no longer.
    papers
      .filter((paper) => !shown.includes(paper))
      .map((paper) => ({
        paper: paper.id,
        replacedBy:
          paper.access === 'item' && paper.removed_at === null && paper.virus !== 'infected'
            ? paper.replaced_by
            : null,
        why: paper.replaced_why,
      })),
    now,
  );
  for (const { id, ...question } of questions)
    done.push(
      await put(
        acting,
        'question',
        id,
        `Question ${question.number}: ${line.title}`,
        { ...question, ...below },
        place,
        revives,
      ),
    );
  if (minutes === null) return done.filter(({ isNew }) => isNew).length;
  for (const resolution of minutes.resolutions)
    done.push(
      await put(
        acting,
        'decision',
        resolution.id,
        `${resolution.label}: ${line.title}`,
        { ...resolution, ...below },
        place,
        revives,
      ),
    );
  for (const promise of await promisesUnder(tx, [line.id])) {
    const promised = await promiseMade(acting, promise, meeting, below.item);
    const isDone = promised.state === 'discharged' || promised.state === 'released';
    done.push(
      await put(
        acting,
        'promise',
        promise.id,
        promised.what.slice(0, 300),
        promised,
        { ...place, dueDay: promised.dueDay, isDone },
        revives,
      ),
    );
  }
  await takeBack(acting, line.id, [
    ...minutes.resolutions.map(({ id }) => `decision ${id}`),
    ...questions.map(({ id }) => `question ${id}`),
  ]);
  return done.filter(({ isNew }) => isNew).length;
};

/** Decisions and questions that were published and stand in the item no more. */
const takeBack = async ({ tx, actor, now }: Acting, item: string, kept: readonly string[]): Promise<void> => {
  const held = await publicationsBelow(tx, { item }, ['decision', 'question']);
  const gone = held.filter(({ kind, source_id }) => !kept.includes(`${kind} ${source_id}`));
  await withdrawPublications(
    tx,
    gone.map(({ id }) => id),
    TAKEN_OFF,
    actor.post,
    now,
  );
};

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

const PRESENT = ['chair', 'deputyChair', 'member', 'coOptee', 'substitute', 'officer', 'adviser'] as const;
const putMinutes = async (
  acting: Acting,
  meeting: MeetingRow,
  standing: 'circulated' | 'approved' | 'signed',
  lines: readonly AgendaLine[],
  revives: Revives,
): Promise<number> => {
  const steps = await stepsOf(acting.tx, meeting.id);
  const open = lines.filter(({ shows }) => shows === 'open').map(({ id }) => id);
  const minutes = await minutesMade(acting, meeting.id, open, standing);
  const called = await attendeesOf(acting.tx, meeting.id);
  const came = new Set(await cameTo(acting.tx, meeting.id));
  const present = called.flatMap((each) => {
    const part = PRESENT.find((known) => known === each.part);
    return part && came.has(each.id)
      ? [
          {
            name: each.staff_name,
            title: each.post_title,
            organisation: each.organisation_name,
            part: PARTS[part].label,
          },
        ]
      : [];
  });
  const model = wholeMinutesMade(
    meeting,
    standing,
    steps.find(({ step }) => step === 'approved')?.later_at ?? null,
    present,
    lines,
    minutes,
  );
  const title = `Minutes: ${meeting.title}`;
  return (await put(acting, 'minutes', meeting.id, title, model, placeOf(meeting), revives)).isNew ? 1 : 0;
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
