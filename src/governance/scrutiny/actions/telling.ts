import { calendarFor, clockFor } from '#calendar';
import type { Acting } from '#db';
import { addDays, dayOf } from '#kernel';
import { notifyAll } from '#notifications';
import { paths } from '../paths.ts';
import { askClock } from '../reads/clocks.ts';
import { agendasWaiting, answersWaiting } from '../store/index.ts';

type Telling = Omit<Acting, 'actor'>;
const SOON = 2;

/** Tells of answers that are due within two days, and of those that are late: each of them once, by the program itself. */
const tellOfAnswers = async ({ tx, now, today }: Telling): Promise<void> => {
  const calendar = await calendarFor(tx);
  for (const waiting of await answersWaiting(tx)) {
    const ask = { made_at: waiting.put_at, meeting_day: waiting.meeting_day };
    const clock = askClock(ask, waiting, waiting, null, today, calendar);
    if (!clock) continue;
    const event =
      clock.due < today
        ? 'scrutiny.answerLate'
        : clock.due <= addDays(today, SOON)
          ? 'scrutiny.answerDue'
          : '';
    if (event === '' || waiting.told.includes(event)) continue;
    const officers = event === 'scrutiny.answerLate' ? waiting.officers : [];
    await notifyAll({ tx, now }, [
      ...waiting.answerers.map((id) => ({
        ...{ to: { kind: 'post' as const, id }, event, path: paths.answer(waiting.ask_id) },
      })),
      ...officers.map((id) => ({
        to: { kind: 'post' as const, id },
        event: 'scrutiny.answerMissing',
        path: paths.question(waiting.question_id),
      })),
    ]);
  }
};
/** Tells the officers of agendas that are to go out by tomorrow, and of those that are late. */
const tellOfAgendas = async ({ tx, now, today }: Telling): Promise<void> => {
  const calendar = await calendarFor(tx);
  for (const { meeting_id, starts_at, officers, told } of await agendasWaiting(tx)) {
    const due = clockFor('agendaPublication', dayOf(starts_at), calendar)?.due;
    if (due === undefined || due > addDays(today, 1)) continue;
    const event = due < today ? 'scrutiny.agendaLate' : 'scrutiny.agendaDue';
    if (told.includes(event)) continue;
    await notifyAll(
      { tx, now },
      officers.map((id) => ({ to: { kind: 'post' as const, id }, event, path: paths.agenda(meeting_id) })),
    );
  }
};
export const tellOfScrutiny = async (telling: Telling): Promise<void> => {
  await tellOfAnswers(telling);
  await tellOfAgendas(telling);
};
