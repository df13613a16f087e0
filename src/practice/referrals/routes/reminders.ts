import { action, page, type Route } from '#http';
import { markSeen } from '../actions/index.ts';
import { SeenForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import { PageQuery, RemindersModel, remindersModel, subjectsOfReminders } from '../reads/index.ts';
import { mayRaise } from '../rules/index.ts';
import { RemindersPage } from '../views/reminders.tsx';
import { SAFEGUARDING } from './purposes.ts';

const reminders = page('/reminders', {
  title: 'Reminders',
  may: mayRaise,
  audit: { event: 'reminders.listed', purpose: SAFEGUARDING, subjects: subjectsOfReminders },
  asks: PageQuery,
  shows: RemindersModel,
  load: remindersModel,
  view: RemindersPage,
});

/** What the program reminds of. */
export const reminderRoutes: readonly Route[] = [
  reminders,
  action('/reminders', {
    title: 'Mark reminders as seen',
    may: mayRaise,
    audit: { event: 'reminders.seen', purpose: SAFEGUARDING },
    takes: SeenForm,
    from: reminders,
    run: markSeen,
    next: () => paths.reminders,
    says: ({ seen }) =>
      seen === 1 ? '1 reminder was marked as seen.' : `${seen} reminders were marked as seen.`,
  }),
];
