import {
  addMonths,
  type Day,
  isBlank,
  isDay,
  no,
  sayDay,
  sayWeekday,
  type Verdict,
  type WorkingCalendar,
  weekdayOf,
  yes,
} from '#kernel';

export interface BankHoliday {
  readonly day: Day;
  readonly name: string;
}

const NEW_YEAR = 'New Year’s Day';
const GOOD_FRIDAY = 'Good Friday';
const EASTER = 'Easter Monday';
const EARLY_MAY = 'Early May bank holiday';
const SPRING = 'Spring bank holiday';
const SUMMER = 'Summer bank holiday';
const CHRISTMAS = 'Christmas Day';
const BOXING = 'Boxing Day';
const substitute = (name: string): string => `${name} (substitute day)`;

/**
 * England's bank holidays from the first to the last year that is known whole. Dates: GOV.UK, "UK bank holidays" (England and
 * Wales), Open Government Licence v3.0. Moved once: Early May in 2020, to Friday 8 May; Spring in 2022, to Thursday 2 June.
 */
export const BANK_HOLIDAYS: readonly BankHoliday[] = (
  [
    ['2019-01-01', NEW_YEAR],
    ['2019-04-19', GOOD_FRIDAY],
    ['2019-04-22', EASTER],
    ['2019-05-06', EARLY_MAY],
    ['2019-05-27', SPRING],
    ['2019-08-26', SUMMER],
    ['2019-12-25', CHRISTMAS],
    ['2019-12-26', BOXING],
    ['2020-01-01', NEW_YEAR],
    ['2020-04-10', GOOD_FRIDAY],
    ['2020-04-13', EASTER],
    ['2020-05-08', 'Early May bank holiday (VE Day, moved)'],
    ['2020-05-25', SPRING],
    ['2020-08-31', SUMMER],
    ['2020-12-25', CHRISTMAS],
    ['2020-12-28', substitute(BOXING)],
    ['2021-01-01', NEW_YEAR],
    ['2021-04-02', GOOD_FRIDAY],
    ['2021-04-05', EASTER],
    ['2021-05-03', EARLY_MAY],
    ['2021-05-31', SPRING],
    ['2021-08-30', SUMMER],
    ['2021-12-27', substitute(CHRISTMAS)],
    ['2021-12-28', substitute(BOXING)],
    ['2022-01-03', substitute(NEW_YEAR)],
    ['2022-04-15', GOOD_FRIDAY],
    ['2022-04-18', EASTER],
    ['2022-05-02', EARLY_MAY],
    ['2022-06-02', SPRING],
    ['2022-06-03', 'Platinum Jubilee bank holiday'],
    ['2022-08-29', SUMMER],
    ['2022-09-19', 'State funeral of Queen Elizabeth II'],
    ['2022-12-26', BOXING],
    ['2022-12-27', substitute(CHRISTMAS)],
    ['2023-01-02', substitute(NEW_YEAR)],
    ['2023-04-07', GOOD_FRIDAY],
    ['2023-04-10', EASTER],
    ['2023-05-01', EARLY_MAY],
    ['2023-05-08', 'Coronation of King Charles III'],
    ['2023-05-29', SPRING],
    ['2023-08-28', SUMMER],
    ['2023-12-25', CHRISTMAS],
    ['2023-12-26', BOXING],
    ['2024-01-01', NEW_YEAR],
    ['2024-03-29', GOOD_FRIDAY],
    ['2024-04-01', EASTER],
    ['2024-05-06', EARLY_MAY],
    ['2024-05-27', SPRING],
    ['2024-08-26', SUMMER],
    ['2024-12-25', CHRISTMAS],
    ['2024-12-26', BOXING],
    ['2025-01-01', NEW_YEAR],
    ['2025-04-18', GOOD_FRIDAY],
    ['2025-04-21', EASTER],
    ['2025-05-05', EARLY_MAY],
    ['2025-05-26', SPRING],
    ['2025-08-25', SUMMER],
    ['2025-12-25', CHRISTMAS],
    ['2025-12-26', BOXING],
    ['2026-01-01', NEW_YEAR],
    ['2026-04-03', GOOD_FRIDAY],
    ['2026-04-06', EASTER],
    ['2026-05-04', EARLY_MAY],
    ['2026-05-25', SPRING],
    ['2026-08-31', SUMMER],
    ['2026-12-25', CHRISTMAS],
    ['2026-12-28', substitute(BOXING)],
    ['2027-01-01', NEW_YEAR],
    ['2027-03-26', GOOD_FRIDAY],
    ['2027-03-29', EASTER],
    ['2027-05-03', EARLY_MAY],
    ['2027-05-31', SPRING],
    ['2027-08-30', SUMMER],
    ['2027-12-27', substitute(CHRISTMAS)],
    ['2027-12-28', substitute(BOXING)],
    ['2028-01-03', substitute(NEW_YEAR)],
    ['2028-04-14', GOOD_FRIDAY],
    ['2028-04-17', EASTER],
    ['2028-05-01', EARLY_MAY],
    ['2028-05-29', SPRING],
    ['2028-08-28', SUMMER],
    ['2028-12-25', CHRISTMAS],
    ['2028-12-26', BOXING],
  ] as const
).map(([day, name]) => ({ day, name }));

/** A year of England's usual holidays has this many; only then is it known whole. */
const WHOLE_YEAR = 8;

/**
 * The working-day calendar of these holidays. A year is known when it holds its usual eight: one holiday added early to a year that
 * is not published yet (a coronation, say) changes due dates and leaves them provisional.
 */
export const calendarOf = (holidays: readonly BankHoliday[]): WorkingCalendar => {
  const names = new Map(holidays.map(({ day, name }) => [day, name]));
  const counts = new Map<string, number>();
  for (const day of names.keys()) {
    if (weekdayOf(day) <= 5) counts.set(day.slice(0, 4), (counts.get(day.slice(0, 4)) ?? 0) + 1);
  }
  return {
    isWorkingDay: (day) => weekdayOf(day) <= 5 && !names.has(day),
    isKnown: (day) => (counts.get(day.slice(0, 4)) ?? 0) >= WHOLE_YEAR,
    holidayName: (day) => names.get(day),
  };
};

/** England as published: what the program starts with, before a holiday is declared. */
export const ENGLAND: WorkingCalendar = calendarOf(BANK_HOLIDAYS);

/** No clock of ours counts from before this day, and no bank holiday is declared so many months ahead. */
const EARLIEST: Day = '1995-01-01';
const MONTHS_AHEAD = 10 * 12;

/** Whether a bank holiday may be added to those held: a weekday that is not one already, near enough to be one, with a name. */
export const canAddBankHoliday = (
  held: readonly BankHoliday[],
  { day, name }: BankHoliday,
  today: Day,
): Verdict => {
  if (!isDay(day)) return no('Enter a date that exists, with its day, month and year.');
  if (day < EARLIEST) return no(`Enter a date on or after ${sayDay(EARLIEST)}: no clock counts from before.`);
  const latest = addMonths(today, MONTHS_AHEAD);
  if (day > latest)
    return no(`Enter a date on or before ${sayDay(latest)}: bank holidays are not known further ahead.`);
  if (isBlank(name)) return no('Enter the name of the bank holiday.');
  if (weekdayOf(day) > 5) {
    return no(
      `${sayWeekday(day)} is at the weekend. Enter the weekday that is the bank holiday, such as its substitute day.`,
    );
  }
  const same = held.find((holiday) => holiday.day === day);
  return same ? no(`${sayWeekday(day)} is already a bank holiday: ${same.name}.`) : yes;
};
