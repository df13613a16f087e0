import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import { sayDay } from '#kernel';
import type { Said, TellsOfItem, ToldQuestion, Warning } from '#public-record';
import { publicVersion, WARNING_KINDS } from '../rules/index.ts';
import {
  answersTo,
  asksOf,
  boardMeeting,
  draftsOf,
  publicQuestionsOf,
  reportsOfItems,
} from '../store/index.ts';
import { asksModel } from './questions/index.ts';
import { warningsOf } from './warned.ts';

const SMALL = 5;

/**
 * What the public may read of an item: its report, once it is cleared, and the questions about it that were accepted, each with what was
 * approved of the answers. Who has not answered stands there by name, since when it was asked and how late that is.
 */
export const tellOfItem: TellsOfItem = async (acting, item) => {
  const { tx } = acting;
  const meeting = await boardMeeting(tx, item.meeting);
  if (!meeting) return {};
  const report = (await reportsOfItems(tx, [item.id])).find(({ cleared_at }) => cleared_at !== null);
  const [draft] = report ? await draftsOf(tx, report.id) : [];
  const questions = await publicQuestionsOf(tx, item.id);
  const asks = await asksOf(
    tx,
    questions.map(({ id }) => id),
  );
  const answers = await answersTo(
    tx,
    asks.map(({ id }) => id),
  );
  const calendar = await calendarFor(tx);
  return {
    report: report
      ? {
          title: report.title,
          author: `${report.author_name}, ${report.author_title}`,
          sinceDay: report.since_day,
          untilDay: report.until_day,
          says: draft?.says ?? '',
        }
      : null,
    questions: questions.map((question, index): ToldQuestion => {
      const own = asks.filter(
        ({ question_id, ended_at }) => question_id === question.id && ended_at === null,
      );
      const models = asksModel(acting, question, meeting, own, answers, calendar);
      return {
        id: question.id,
        number: `${index + 1}`,
        askedBy: question.asker_name,
        asks: question.words ?? '',
        answers: own.map((ask) => {
          const shown = publicVersion(answers.filter(({ ask_id }) => ask_id === ask.id));
          const clock = models.find(({ id }) => id === ask.id)?.clock;
          return {
            id: ask.id,
            who: ask.organisation_name,
            ...(shown
              ? { status: shown.kind, says: shown.says, answeredAt: shown.made_at }
              : {
                  status: 'unanswered' as const,
                  says: clock ? `An answer was asked for by ${sayDay(clock.due)}.` : '',
                  answeredAt: null,
                }),
            askedAt: ask.made_at,
          };
        }),
      };
    }),
  };
};

/** What is warned of in words that are about to be published, whoever wrote them. */
export const warnOfWords = async (acting: Acting, said: readonly Said[]): Promise<readonly Warning[]> => {
  const all: Warning[] = [];
  for (const { where, text } of said)
    for (const { kind, words } of await warningsOf(acting.tx, text, SMALL))
      all.push({ where, words, why: WARNING_KINDS[kind] });
  return all;
};
