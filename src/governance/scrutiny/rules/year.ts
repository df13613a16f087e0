import { addDays, addMonths, type Day, no, sayDay, type Verdict, yes } from '#kernel';

export interface MunicipalYear {
  /** The day of the annual meeting. */
  readonly from: Day;
  readonly until: Day;
  /** The day of an annual meeting is not entered yet: the first of May stands for it. */
  readonly provisional: boolean;
}

/** '2026 to 2027'. */
export const sayYear = ({ from }: Pick<MunicipalYear, 'from'>): string => {
  const year = Number(from.slice(0, 4));
  return `${year} to ${year + 1}`;
};

/**
 * The municipal year that a day lies in: from the annual meeting, which principal councils hold in May (Local Government Act 1972,
 * Schedule 12, paragraph 1), to the day before the next. Where a day was not entered, the first of May stands for it.
 */
export const municipalYear = (day: Day, annualMeetings: readonly Day[]): MunicipalYear => {
  const startIn = (year: number): { from: Day; known: boolean } => {
    const entered = annualMeetings.find((meeting) => meeting.startsWith(`${year}-05`));
    return entered ? { from: entered, known: true } : { from: `${year}-05-01`, known: false };
  };
  const calendarYear = Number(day.slice(0, 4));
  const year = day >= startIn(calendarYear).from ? calendarYear : calendarYear - 1;
  const [first, next] = [startIn(year), startIn(year + 1)];
  return { from: first.from, until: addDays(next.from, -1), provisional: !first.known || !next.known };
};

/** A day may be entered for an annual meeting that lies in May and not years away. */
export const canBeAnnualMeeting = (day: Day, today: Day, entered: readonly Day[]): Verdict => {
  if (day.slice(5, 7) !== '05') return no('The annual meeting is in May. Enter a day in May');
  if (day > addMonths(today, 24)) return no('Enter a day within the next two years');
  if (entered.includes(day)) return no(`${sayDay(day)} is entered already`);
  const same = entered.find((meeting) => meeting.slice(0, 4) === day.slice(0, 4));
  return same ? no(`The annual meeting of ${day.slice(0, 4)} is entered as ${sayDay(same)}`) : yes;
};
