import { action, page, type Route } from '#http';
import { addAsker, askStatus, endAsker } from '../actions/index.ts';
import { AskerForm, AskForm, EndAskerForm } from '../forms.ts';
import { paths } from '../paths.ts';
import {
  AnswerModel,
  AskerModel,
  AskersModel,
  AskModel,
  askerModel,
  askersModel,
  askModel,
  NewAskerModel,
  newAskerModel,
} from '../reads/index.ts';
import { mayAskStatus, mayKeepAskers, mayReadAskers, SETTINGS } from '../rules/index.ts';
import { AnswerPage, AskPage } from '../views/ask.tsx';
import { AddAskerPage, AskersPage, EndAskerPage } from '../views/askers.tsx';
import { ASKING, KEEPING } from './purposes.ts';

const form = page('/protection/ask', {
  title: 'Ask about a child’s protection status',
  may: mayAskStatus,
  audit: { event: 'status.formOpened', purpose: ASKING },
  shows: AskModel,
  load: askModel,
  view: AskPage,
});
const adding = page('/protection/askers/new', {
  title: 'Let an organisation ask',
  may: mayKeepAskers,
  audit: { event: 'statusAsker.formOpened', purpose: KEEPING },
  shows: NewAskerModel,
  load: newAskerModel,
  view: AddAskerPage,
});
const ending = page('/protection/askers/:id/end', {
  title: 'End an organisation’s asking',
  may: mayKeepAskers,
  audit: { event: 'statusAsker.formOpened', purpose: KEEPING },
  shows: AskerModel,
  load: askerModel,
  view: EndAskerPage,
  start: ({ asker }) => ({ until: asker.until ?? '', version: asker.version }),
});

/** What the audit keeps of why somebody asked: where, and in their own words. */
const reasonOf = (asked: unknown): string => {
  const parsed = AskForm.partial().safeParse(asked);
  const { setting, reason } = parsed.success ? parsed.data : {};
  return [setting ? SETTINGS[setting] : '', reason ?? ''].filter(Boolean).join(': ');
};

/** Asking, and which organisations may. */
export const askingRoutes: readonly Route[] = [
  form,
  action('/protection/ask', {
    title: 'Ask about a child’s protection status',
    may: mayAskStatus,
    audit: {
      event: 'status.asked',
      purpose: ASKING,
      subjects: ({ children }) => children,
      target: ({ answer }) => `question:${answer.asked.id}`,
      reason: reasonOf,
    },
    takes: AskForm,
    from: form,
    run: askStatus,
    next: () => paths.ask,
    says: () => 'You asked this already. Ask again if you need to see the answer once more.',
    reveals: { once: ({ answer }) => answer, shows: AnswerModel, view: AnswerPage },
  }),
  page('/protection/askers', {
    title: 'Organisations that may ask',
    may: mayReadAskers,
    audit: { event: 'statusAskers.listed', purpose: KEEPING },
    shows: AskersModel,
    load: askersModel,
    view: AskersPage,
  }),
  adding,
  action('/protection/askers/new', {
    title: 'Let an organisation ask',
    may: mayKeepAskers,
    audit: { event: 'statusAsker.added', purpose: KEEPING, target: ({ id }) => `id:${id}` },
    takes: AskerForm,
    from: adding,
    run: addAsker,
    next: () => paths.askers,
    says: () => 'Saved.',
  }),
  ending,
  action('/protection/askers/:id/end', {
    title: 'End an organisation’s asking',
    may: mayKeepAskers,
    audit: { event: 'statusAsker.ended', purpose: KEEPING },
    takes: EndAskerForm,
    from: ending,
    run: (acting, ended) => endAsker(acting, acting.params.id, ended),
    next: () => paths.askers,
    says: () => 'Saved.',
  }),
];
