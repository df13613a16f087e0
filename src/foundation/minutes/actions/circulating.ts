import { type Acting, newId } from '#db';
import { Conflict, type Day, Invalid, NotFound } from '#kernel';
import { attendeesOf, itemById } from '#meetings';
import { notify, notifyAll } from '#notifications';
import type { AnswerForm, ApproveForm } from '../forms.ts';
import { paths } from '../paths.ts';
import { minutesMet } from '../reads/minutes.ts';
import { type Act, canDo, type StepOfMinutes } from '../rules/index.ts';
import {
  commentById,
  insertAddendum,
  insertComment,
  insertStep,
  answerComment as keepAnswer,
  laterMeetings,
} from '../store/index.ts';
import { type Written, writtenUnder } from './writing.ts';

export const TOLD = {
  'minutes.circulated': 'Minutes of a meeting wait for your comments on their accuracy',
  'minutes.commented': 'Somebody commented on minutes that you keep',
  'minutes.answered': 'Your comment on minutes was answered',
  'minutes.toSign': 'Minutes were approved and wait for your signature',
} as const;

const met = async (acting: Acting, meeting: string, act: Act) => {
  const found = await minutesMet(acting, meeting);
  const verdict = canDo(act, found.facts);
  if (!verdict.ok) throw new Conflict(verdict.reason);
  return found;
};
const take = (
  { tx, actor, now }: Acting,
  meeting: string,
  step: StepOfMinutes,
  more: { said?: string; at?: string | null; by?: Day } = {},
): Promise<void> =>
  insertStep(tx, {
    ...{ id: newId(), meeting_id: meeting, step, said: more.said ?? '', at_meeting_id: more.at ?? null },
    ...{ answer_by: more.by ?? null, post_id: actor.post, at: now },
  });
interface Done {
  readonly meeting: string;
}

/** Sends the minutes round for accuracy: everybody who was called is told, and reads what they may see. */
export const circulate = async (
  acting: Acting,
  meeting: string,
  { answerBy }: { answerBy: Day },
): Promise<Done> => {
  if (answerBy < acting.today)
    throw new Invalid([{ field: 'answerBy', message: 'Comments by when must be today or in the future' }]);
  await met(acting, meeting, 'circulate');
  await take(acting, meeting, 'circulated', { by: answerBy });
  await notifyAll(
    acting,
    (await attendeesOf(acting.tx, meeting))
      .filter(({ post_id, called_at }) => post_id !== acting.actor.post && called_at !== null)
      .map(({ post_id }) => ({
        to: { kind: 'post' as const, id: post_id },
        event: 'minutes.circulated',
        path: paths.of(meeting),
      })),
  );
  return { meeting };
};
/** Takes them back: they are a draft again. */
export const withdraw = async (acting: Acting, meeting: string): Promise<Done> => {
  await met(acting, meeting, 'withdraw');
  await take(acting, meeting, 'withdrawn');
  return { meeting };
};

/** Comments on the accuracy of an item that the acting post may see. */
export const comment = async (acting: Acting, item: string, { says }: { says: string }): Promise<Written> => {
  const { tx, actor, now } = acting;
  const found = await itemById(tx, item);
  if (!found) throw new NotFound();
  const { meeting } = await met(acting, found.meeting_id, 'comment');
  const id = newId();
  await insertComment(tx, { id, meeting_id: meeting.id, item_id: item, says, post_id: actor.post, at: now });
  await notify(acting, {
    to: { kind: 'post', id: meeting.made_by },
    event: 'minutes.commented',
    path: paths.item(item),
  });
  return writtenUnder(acting, found, id);
};
/** Accepts a comment or does not, with words; whoever made it reads them. */
export const answer = async (acting: Acting, id: string, form: AnswerForm): Promise<Written> => {
  const { tx, actor, now } = acting;
  const found = await commentById(tx, id);
  if (!found) throw new NotFound();
  await met(acting, found.meeting_id, 'answer');
  const kept = await keepAnswer(tx, id, form.version, {
    ...{ answer: form.answer, accepted: form.accepted === 'yes' },
    ...{ answered_by: actor.post, answered_at: now },
  });
  if (!kept)
    throw new Conflict('Somebody answered this comment while you looked at it. Read what they said.');
  await notify(acting, {
    to: { kind: 'post', id: found.post_id },
    event: 'minutes.answered',
    path: paths.of(found.meeting_id),
  });
  const item = await itemById(tx, found.item_id);
  if (!item) throw new NotFound();
  return writtenUnder(acting, item, id);
};

/** Records that a later meeting of the body approved them. From now on they stand. */
export const approve = async (acting: Acting, meeting: string, { at, said }: ApproveForm): Promise<Done> => {
  const { meeting: earlier } = await met(acting, meeting, 'approve');
  const later = await laterMeetings(acting.tx, earlier.body_id, earlier.starts_at);
  if (!later.some(({ id }) => id === at))
    throw new Invalid([{ field: 'at', message: 'Select a later meeting of this body' }]);
  await take(acting, meeting, 'approved', { said, at });
  const chairs = (await attendeesOf(acting.tx, at)).filter(({ part }) => part === 'chair');
  await notifyAll(
    acting,
    chairs.map(({ post_id }) => ({
      to: { kind: 'post' as const, id: post_id },
      event: 'minutes.toSign',
      path: paths.of(meeting),
    })),
  );
  return { meeting };
};
/** Signs them as a correct record: who presides at the meeting that approved them (Local Government Act 1972, Schedule 12, paragraph 41). */
export const sign = async (acting: Acting, meeting: string): Promise<Done> => {
  const { steps } = await met(acting, meeting, 'sign');
  await take(acting, meeting, 'signed', {
    at: steps.find(({ step }) => step === 'approved')?.at_meeting_id ?? null,
  });
  return { meeting };
};

/** Corrects approved minutes: by what is read with them, never by a change. */
export const addAddendum = async (
  acting: Acting,
  item: string,
  { says, because }: { says: string; because: string },
): Promise<Written> => {
  const { tx, actor, now } = acting;
  const found = await itemById(tx, item);
  if (!found) throw new NotFound();
  await met(acting, found.meeting_id, 'amend');
  const id = newId();
  await insertAddendum(tx, {
    ...{ id, meeting_id: found.meeting_id, item_id: item, says, because, post_id: actor.post, at: now },
  });
  return writtenUnder(acting, found, id);
};
