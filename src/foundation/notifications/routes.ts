import { action, Identified, page, type Route } from '#http';
import { nothing, yes } from '#kernel';
import { chooseMail, type Followed, openNotice, readAll } from './actions.ts';
import { ChoicesForm, ListQuery, ReadForm } from './forms.ts';
import { paths } from './paths.ts';
import { ChoicesModel, choicesModel, MailModel, mailModel, NoticesModel, noticesModel } from './reads.ts';
import { mayLookAfterMail } from './rules.ts';
import { ChoicesPage } from './views/choices.tsx';
import { NoticesPage } from './views/list.tsx';
import { MailPage } from './views/mail.tsx';

/** News names nobody, so that no child is shown. */
const OWN = 'Knowing what waits for the post';
const MAIL = 'Looking after whether e-mail arrives';

const list = page(paths.list, {
  title: 'Notifications',
  may: () => yes,
  audit: { event: 'notices.listed', purpose: OWN },
  asks: ListQuery,
  shows: NoticesModel,
  load: noticesModel,
  view: NoticesPage,
});
const choices = page(paths.choices, {
  title: 'When you get e-mails',
  may: () => yes,
  audit: { event: 'mailChoice.formOpened', purpose: OWN },
  shows: ChoicesModel,
  load: choicesModel,
  view: ChoicesPage,
  start: (model) => model,
});

export const routes: readonly Route[] = [
  list,
  action(paths.list, {
    title: 'Mark notifications as read',
    may: () => yes,
    audit: { event: 'notices.read', purpose: OWN },
    takes: ReadForm,
    from: list,
    run: readAll,
    next: () => paths.list,
    says: ({ read }) =>
      read === 1 ? '1 notification was marked as read.' : `${read} notifications were marked as read.`,
  }),
  action('/notifications/:id/open', {
    title: 'Follow a notification',
    may: () => yes,
    audit: { event: 'notice.opened', purpose: OWN, target: ({ id }: Followed) => `notice:${id}` },
    takes: nothing,
    from: list,
    run: (ask) => openNotice(ask, ask.params.id),
    next: ({ path }: Followed) => path,
    returns: ({ id }: Followed) => ({ id }),
    gives: Identified,
  }),
  choices,
  action(paths.choices, {
    title: 'Choose when you get e-mails',
    may: () => yes,
    audit: { event: 'mailChoice.changed', purpose: OWN },
    takes: ChoicesForm,
    from: choices,
    run: chooseMail,
    next: () => paths.choices,
    says: () => 'When you get e-mails was saved.',
  }),
  page(paths.mail, {
    title: 'E-mail',
    may: mayLookAfterMail,
    audit: { event: 'mail.viewed', purpose: MAIL },
    shows: MailModel,
    load: mailModel,
    view: MailPage,
  }),
];
