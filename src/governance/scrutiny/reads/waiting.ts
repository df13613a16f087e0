import type { Acting } from '#db';
import type { Waiting } from '#home';
import { addMonths, dayOf, sayDay, sayInstant, startOfDay } from '#kernel';
import { paths } from '../paths.ts';
import { isOfficer, mayAnswer, mayReadScrutiny, STATES } from '../rules/index.ts';
import {
  allBoards,
  answersToCheck,
  meetingsOfBoard,
  publicationsOf,
  questionsForLeave,
  questionsToHandle,
  reportsToWrite,
} from '../store/index.ts';
import { inboxModel } from './answers.ts';
import { type ClockModel, datesOf } from './clocks.ts';

const MOST = 100;
const clockIn = (clock: ClockModel | null): Pick<Waiting, 'due' | 'clock'> =>
  clock === null || clock.state === 'doneInTime' || clock.state === 'doneLate'
    ? {}
    : {
        due: clock.due,
        clock: {
          ...{ state: clock.state, provisional: clock.provisional, why: clock.why },
          ...(clock.late === undefined ? {} : { late: clock.late }),
        },
      };
const cut = (words: string): string => (words.length > 90 ? `${words.slice(0, 90).trimEnd()}…` : words);

/** What partners are asked: of whoever answers for them. */
const toAnswer = async (acting: Acting): Promise<Waiting[]> =>
  mayAnswer(acting.actor).ok
    ? (await inboxModel(acting)).asks.map(({ id, words, board, clock }) => ({
        what: `Answer a scrutiny board: ${cut(words)}`,
        href: paths.answer(id),
        from: board,
        ...clockIn(clock),
        urgent: false,
      }))
    : [];
/** Agendas that are to go out within a month, or should have. */
const toPublish = async (acting: Acting): Promise<Waiting[]> => {
  const { tx, today } = acting;
  const lines: Waiting[] = [];
  for (const board of await allBoards(tx)) {
    const meetings = await meetingsOfBoard(
      tx,
      board.body_id,
      startOfDay(today),
      startOfDay(addMonths(today, 1)),
    );
    const out = await publicationsOf(
      tx,
      meetings.map(({ id }) => id),
    );
    for (const meeting of meetings) {
      if (meeting.cancelled_at !== null || out.some(({ meeting_id }) => meeting_id === meeting.id)) continue;
      const { publication } = await datesOf(acting, meeting, null);
      lines.push({
        what: `Publish the agenda: ${meeting.title}, ${sayInstant(meeting.starts_at)}`,
        href: paths.agenda(meeting.id),
        from: board.name,
        ...clockIn(publication),
        urgent: false,
      });
    }
  }
  return lines;
};
/** What the officers have to do with questions and answers. */
const toHandle = async (acting: Acting): Promise<Waiting[]> => {
  if (!isOfficer(acting.actor)) return [];
  const answers = (await answersToCheck(acting.tx, MOST)).map(
    ({ id, organisation_name }): Waiting => ({
      what: `Check the answer of ${organisation_name}`,
      href: paths.checkAnswer(id),
      from: 'Scrutiny',
      urgent: false,
    }),
  );
  const questions = (await questionsToHandle(acting.tx, MOST)).map(
    ({ id, state, asker_name, body_name, received_at }): Waiting => ({
      what: `A question of ${asker_name}: ${STATES[state].toLowerCase()}`,
      href: paths.question(id),
      from: `${body_name}, received on ${sayInstant(received_at)}`,
      urgent: false,
    }),
  );
  return [...(await toPublish(acting)), ...answers, ...questions];
};
/** What waits for the member who asked, and for the author of a report. */
const ofOwn = async ({ tx, actor }: Acting): Promise<Waiting[]> => [
  ...(await questionsForLeave(tx, actor.post)).map(
    ({ id, body_name }): Waiting => ({
      what: 'Say whether your question may be asked in other words',
      href: paths.leaveQuestion(id),
      from: body_name,
      urgent: false,
    }),
  ),
  ...(await reportsToWrite(tx, actor.post)).map(
    ({ id, title, body_name, made_at }): Waiting => ({
      what: `Write the report: ${title}`,
      href: paths.report(id),
      from: `${body_name}, asked for on ${sayDay(dayOf(made_at))}`,
      urgent: false,
    }),
  ),
];

/** What waits for a post in scrutiny: questions to answer, to handle, to give leave to; agendas to publish; reports to write. */
export const waitingScrutiny = async (acting: Acting): Promise<readonly Waiting[]> => {
  if (!mayReadScrutiny(acting.actor).ok) return [];
  const all = [...(await toAnswer(acting)), ...(await toHandle(acting)), ...(await ofOwn(acting))];
  return all.length < MOST
    ? all
    : [
        ...all.slice(0, MOST - 1),
        { what: 'See scrutiny', href: paths.list, from: 'More wait than fit here', urgent: false },
      ];
};
