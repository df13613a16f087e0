import type { Acting } from '#db';
import { FILE_TYPES, type FileType } from '#kernel';
import { type MeetingRow, papersOf } from '#meetings';
import { promisesUnder } from '#promises';
import {
  type AgendaLine,
  itemMade,
  minutesMade,
  type Providers,
  promiseMade,
  toldOf,
} from '../../reads/index.ts';
import { TAKEN_OFF } from '../../rules/index.ts';
import {
  publicationOf,
  publicationsBelow,
  putFiles,
  type Revives,
  withdrawPublications,
} from '../../store/index.ts';
import { type Place, put } from './put.ts';

export const placeOf = (meeting: MeetingRow, item?: string): Place => ({
  ...{ body: meeting.body_id, meeting: meeting.id, item: item ?? null },
  happensAt: meeting.starts_at,
});
/** As a browser is told it. */
const mediaOf = (type: FileType): string =>
  type === 'csv' || type === 'txt' ? `${FILE_TYPES[type].media}; charset=utf-8` : FILE_TYPES[type].media;

/** Publishes what stands under one item: itself, its files, its questions, and with the minutes its decisions and promises. */
export const putItem = async (
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
