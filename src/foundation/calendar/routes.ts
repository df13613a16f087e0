import { action, page } from '#http';
import { sayDay, yes } from '#kernel';
import { addHoliday, takeBackHoliday } from './actions.ts';
import { AddHoliday, AskRuleSet, AskYear, WithdrawHoliday } from './forms.ts';
import { paths } from './paths.ts';
import {
  addedHoliday,
  CalendarModel,
  ClocksModel,
  calendarModel,
  clocksModel,
  HolidayChanged,
  HolidayModel,
  NothingModel,
} from './reads.ts';
import { mayKeepBankHolidays } from './rules/index.ts';
import { AddHolidayPage } from './views/AddHoliday.tsx';
import { CalendarPage } from './views/Calendar.tsx';
import { ClocksPage } from './views/Clocks.tsx';
import { WithdrawHolidayPage } from './views/WithdrawHoliday.tsx';

const calendar = page('/calendar', {
  title: 'Bank holidays',
  may: () => yes,
  audit: { event: 'calendar.viewed', purpose: 'Read which days are bank holidays' },
  asks: AskYear,
  shows: CalendarModel,
  load: (ask) => calendarModel(ask, ask.query.year),
  view: CalendarPage,
});

const clocks = page('/calendar/clocks', {
  title: 'Time limits',
  may: () => yes,
  audit: { event: 'clocks.viewed', purpose: 'Read the time limits and their sources' },
  asks: AskRuleSet,
  shows: ClocksModel,
  load: async ({ query }) => clocksModel(query.ruleSet),
  view: ClocksPage,
});

const adding = page('/calendar/add', {
  title: 'Add a bank holiday',
  may: mayKeepBankHolidays,
  audit: { event: 'bankHoliday.addOpened', purpose: 'Add a bank holiday' },
  shows: NothingModel,
  load: async () => ({}),
  view: AddHolidayPage,
});

const add = action('/calendar/add', {
  title: 'Add a bank holiday',
  may: mayKeepBankHolidays,
  audit: {
    event: 'bankHoliday.added',
    purpose: 'Add a bank holiday',
    target: ({ id }) => `bankHoliday:${id}`,
  },
  takes: AddHoliday,
  from: adding,
  run: addHoliday,
  next: ({ day }) => paths.calendar(Number(day.slice(0, 4))),
  says: ({ day }) => `${sayDay(day)} is now a bank holiday`,
  returns: (added) => added,
  gives: HolidayChanged,
});

const withdrawing = page('/calendar/holidays/:holidayId/withdraw', {
  title: 'Withdraw a bank holiday',
  may: mayKeepBankHolidays,
  audit: { event: 'bankHoliday.withdrawOpened', purpose: 'Withdraw a bank holiday' },
  shows: HolidayModel,
  load: (ask) => addedHoliday(ask, ask.params.holidayId),
  view: WithdrawHolidayPage,
});

const withdraw = action('/calendar/holidays/:holidayId/withdraw', {
  title: 'Withdraw a bank holiday',
  may: mayKeepBankHolidays,
  audit: { event: 'bankHoliday.withdrawn', purpose: 'Withdraw a bank holiday' },
  takes: WithdrawHoliday,
  from: withdrawing,
  run: (ask) => takeBackHoliday(ask, ask.params.holidayId),
  next: ({ day }) => paths.calendar(Number(day.slice(0, 4))),
  says: ({ day }) => `${sayDay(day)} is a working day again`,
  returns: ({ id, day }) => ({ id, day }),
  gives: HolidayChanged,
});

export const routes = [calendar, clocks, adding, add, withdrawing, withdraw];
