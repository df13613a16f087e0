import { calendarFor } from '#calendar';
import { type Acting, newId } from '#db';
import { Conflict, Invalid, NotAllowed, NotFound } from '#kernel';
import { notify } from '#notifications';
import type {
  AcceptForm,
  AgainForm,
  AskForm,
  JoinForm,
  LeaveForm,
  RewordForm,
  SplitForm,
  WithholdForm,
} from '../forms/index.ts';
import { paths } from '../paths.ts';
import { deadlineFor } from '../reads/clocks.ts';
import { wordsToAccept } from '../reads/questions/index.ts';
import { warningsOf } from '../reads/warned.ts';
import { canPublishWords, mayNameAChild } from '../rules/index.ts';
import {
  boardMeetings,
  giveLeave,
  insertQuestion,
  insertWords,
  questionById,
  sitsOn,
  updateQuestion,
} from '../store/index.ts';
import { boardMet, type Done, questionFor, tellOfficers, unlessFirst } from './met.ts';
import { aboutOf } from './reports.ts';

/** What came of sending a question in. */
export interface Filed extends Done {
  readonly held: boolean;
  readonly inTime: boolean;
}
interface NewQuestion {
  readonly about: string;
  readonly question: string;
  readonly againOf?: string;
}

/**
 * Sends a member's question in. One that may name a child is held back: its author is told, nobody but the officers reads it, and
 * it is never published in those words.
 */
export const askQuestion = async (acting: Acting, board: string, form: NewQuestion): Promise<Filed> => {
  const { tx, actor, now, today } = acting;
  const { small_number } = await boardMet(acting, board);
  if (!(await sitsOn(tx, board, actor.post, today)))
    throw new NotAllowed('Members of this board ask questions in advance, and your post does not sit on it.');
  const about = await aboutOf(acting, board, form.about);
  const [meeting] = about.meeting === null ? [] : await boardMeetings(tx, board, [about.meeting]);
  const refuse = (message: string) => new Invalid([{ field: 'about', message }]);
  if (!meeting) throw refuse('Select a meeting or an item');
  if (meeting.cancelled_at !== null) throw refuse('That meeting was cancelled. Select another');
  if (meeting.closed_at !== null || meeting.starts_at <= now)
    throw refuse('That meeting has begun. Select one that is to come');
  const held = mayNameAChild(await warningsOf(tx, form.question, small_number));
  const inTime = today <= deadlineFor(await calendarFor(tx), meeting.starts_at);
  const id = newId();
  await insertQuestion(tx, {
    ...{ id, body_id: board, meeting_id: meeting.id, item_id: about.item, asked_by: actor.post },
    ...{ received_at: now, in_time: inTime, held, words: null, accepted_at: null, accepted_by: null },
    ...{ withheld_at: null, joined_into: null, split_at: null, split_from: null },
    ...{ consolidated_at: null, consolidated_by: null, again_of: form.againOf ?? null, made_by: actor.post },
  });
  await insertWords(tx, {
    ...{ id: newId(), question_id: id, number: 1, kind: 'asked', says: form.question },
    ...{ made_by: actor.post, made_at: now },
  });
  await tellOfficers(
    acting,
    held ? 'scrutiny.questionHeld' : 'scrutiny.questionReceived',
    paths.question(id),
  );
  return { id, held, inTime };
};
export const askTyped = (acting: Acting, board: string, form: AskForm): Promise<Filed> =>
  askQuestion(acting, board, form);

const smallNumberOf = async (acting: Acting, board: string): Promise<number> =>
  (await boardMet(acting, board)).small_number;

/** The member writes it again, while nobody has accepted it. */
export const askAgain = async (acting: Acting, id: string, form: AgainForm): Promise<Filed> => {
  const { tx, actor, now } = acting;
  const { row, versions } = await questionFor(acting, 'again', id, form.version);
  const held = mayNameAChild(await warningsOf(tx, form.question, await smallNumberOf(acting, row.body_id)));
  unlessFirst(await updateQuestion(tx, id, row.version, { held }));
  await insertWords(tx, {
    ...{ id: newId(), question_id: id, number: (versions[0]?.number ?? 0) + 1, kind: 'asked' },
    ...{ says: form.question, made_by: actor.post, made_at: now },
  });
  await tellOfficers(
    acting,
    held ? 'scrutiny.questionHeld' : 'scrutiny.questionReceived',
    paths.question(id),
  );
  return { id, held, inTime: row.in_time };
};
/** An officer proposes other words, and asks the member's leave. */
export const rewordQuestion = async (acting: Acting, id: string, form: RewordForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const { row, versions } = await questionFor(acting, 'reword', id, form.version);
  unlessFirst(await updateQuestion(tx, id, row.version, {}));
  await insertWords(tx, {
    ...{ id: newId(), question_id: id, number: (versions[0]?.number ?? 0) + 1, kind: 'reworded' },
    ...{ says: form.words, made_by: actor.post, made_at: now },
  });
  await notify(acting, {
    to: { kind: 'post', id: row.asked_by },
    event: 'scrutiny.leaveAsked',
    path: paths.question(id),
  });
  return { id };
};
/** The member gives leave to ask it in the new words, or not: then it stands as they wrote it. */
export const sayLeave = async (acting: Acting, id: string, form: LeaveForm): Promise<Done> => {
  const { versions } = await questionFor(acting, 'leave', id);
  const [last] = versions;
  if (!last) throw new NotFound();
  unlessFirst(
    await giveLeave(acting.tx, last.id, {
      ...{ leave: form.leave === 'yes', leave_said: form.said, leave_at: acting.now },
    }),
  );
  await tellOfficers(acting, 'scrutiny.questionReceived', paths.question(id));
  return { id };
};

/** Accepts a question, as the member wrote it or with their leave: from then on the board reads it. */
export const acceptQuestion = async (acting: Acting, id: string, form: AcceptForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const { row, versions } = await questionFor(acting, 'accept', id, form.version);
  const words = wordsToAccept(versions);
  if (words === '')
    throw new Conflict(
      'The member gave no leave to ask it in these words, and wrote none of their own. Propose others, or withhold it.',
    );
  const verdict = canPublishWords(
    await warningsOf(tx, words, await smallNumberOf(acting, row.body_id)),
    form.yes,
  );
  if (!verdict.ok) throw new Invalid([{ field: 'yes', message: verdict.reason }]);
  const about = await aboutOf(acting, row.body_id, form.about);
  if (about.meeting !== null && about.meeting !== row.meeting_id)
    throw new Invalid([{ field: 'about', message: 'Select an item of the meeting that it was sent in for' }]);
  unlessFirst(
    await updateQuestion(tx, id, row.version, {
      ...{ words, item_id: about.item ?? row.item_id, accepted_at: now, accepted_by: actor.post },
    }),
  );
  return { id };
};
export const withholdQuestion = async (acting: Acting, id: string, form: WithholdForm): Promise<Done> => {
  const { row } = await questionFor(acting, 'withhold', id, form.version);
  unlessFirst(
    await updateQuestion(acting.tx, id, row.version, { withheld_at: acting.now, withheld_why: form.why }),
  );
  await notify(acting, {
    to: { kind: 'post', id: row.asked_by },
    event: 'scrutiny.questionWithheld',
    path: paths.question(id),
  });
  return { id };
};

const squash = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** Splits a question. Parts in the member's own words stand at once; others wait for the member's leave. */
export const splitQuestion = async (acting: Acting, id: string, form: SplitForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const { row, versions } = await questionFor(acting, 'split', id, form.version);
  const own = squash(row.words ?? wordsToAccept(versions));
  const small = await smallNumberOf(acting, row.body_id);
  unlessFirst(await updateQuestion(tx, id, row.version, { split_at: now }));
  const parts = [form.first, form.second, form.third, form.fourth, form.fifth].filter(
    (part) => part.trim() !== '',
  );
  let asked = false;
  for (const says of parts) {
    const part = newId();
    const verbatim = own.includes(squash(says));
    asked ||= !verbatim;
    await insertQuestion(tx, {
      ...{ id: part, body_id: row.body_id, meeting_id: row.meeting_id, item_id: row.item_id },
      ...{ asked_by: row.asked_by, received_at: row.received_at, in_time: row.in_time },
      ...{ held: mayNameAChild(await warningsOf(tx, says, small)), words: null },
      ...{ accepted_at: null, accepted_by: null, withheld_at: null, joined_into: null, split_at: null },
      ...{ split_from: id, consolidated_at: null, consolidated_by: null, again_of: row.again_of },
      made_by: actor.post,
    });
    await insertWords(tx, {
      ...{ id: newId(), question_id: part, number: 1, kind: verbatim ? 'asked' : 'reworded', says },
      ...{ made_by: actor.post, made_at: now },
    });
  }
  if (asked)
    await notify(acting, {
      ...{ to: { kind: 'post', id: row.asked_by }, event: 'scrutiny.leaveAsked', path: paths.question(id) },
    });
  return { id };
};
/** Joins a question with another of the same meeting: they are answered together. */
export const joinQuestion = async (acting: Acting, id: string, form: JoinForm): Promise<Done> => {
  const { row } = await questionFor(acting, 'join', id, form.version);
  const into = await questionById(acting.tx, form.into);
  if (!into || into.meeting_id !== row.meeting_id || into.id === row.id || into.accepted_at === null)
    throw new Invalid([{ field: 'into', message: 'Select an accepted question of the same meeting' }]);
  if (
    into.joined_into !== null ||
    into.split_at !== null ||
    into.consolidated_at !== null ||
    into.withheld_at !== null
  )
    throw new Conflict('That question can no longer take another in. Look at it as it is now.');
  unlessFirst(await updateQuestion(acting.tx, id, row.version, { joined_into: into.id }));
  return { id };
};
