import { action, page, type Route } from '#http';
import { addToContact, askSender, passOn, recordTold, replyToQuestion } from '../actions/index.ts';
import { NoteForm, PassOnForm, TellForm } from '../forms/index.ts';
import { NoteModel, noteModel } from '../reads/index.ts';
import { mayOpenContact, mayRaise, mayTriage } from '../rules/index.ts';
import { AddPage, AskPage, PassOnPage, ReplyPage, TellPage } from '../views/acts.tsx';
import { ofAbout, ofContact, toContact } from './of-contact.ts';
import { FRONT_DOOR, SAFEGUARDING } from './purposes.ts';

const note = (
  path:
    | '/contacts/:id/ask'
    | '/contacts/:id/reply'
    | '/contacts/:id/add'
    | '/contacts/:id/pass-on'
    | '/contacts/:id/tell',
  title: string,
  act: Parameters<typeof noteModel>[0],
  view: typeof AskPage,
) =>
  page(path, {
    title,
    may: mayOpenContact,
    audit: { event: 'contact.viewed', purpose: SAFEGUARDING, subjects: ofAbout },
    shows: NoteModel,
    load: noteModel(act),
    view,
  });
const ask = note('/contacts/:id/ask', 'Ask the sender for more', 'ask', AskPage);
const reply = note('/contacts/:id/reply', 'Reply to the front door', 'reply', ReplyPage);
const add = note('/contacts/:id/add', 'Add to a contact', 'add', AddPage);
const passing = note('/contacts/:id/pass-on', 'Pass on to another council', 'passOn', PassOnPage);
const tell = note('/contacts/:id/tell', 'Record that the sender was told', 'tell', TellPage);

/** What is said about a contact after it was sent. */
export const noteRoutes: readonly Route[] = [
  ask,
  action('/contacts/:id/ask', {
    title: 'Ask the sender for more',
    may: mayTriage,
    audit: { event: 'contact.asked', purpose: FRONT_DOOR, subjects: ofContact },
    takes: NoteForm,
    from: ask,
    run: (acting, { body }) => askSender(acting, acting.params.id, body),
    next: toContact,
    says: () => 'Your question was sent. The clock keeps running.',
  }),
  reply,
  action('/contacts/:id/reply', {
    title: 'Reply to the front door',
    may: mayRaise,
    audit: { event: 'contact.replied', purpose: SAFEGUARDING, subjects: ofContact },
    takes: NoteForm,
    from: reply,
    run: (acting, { body }) => replyToQuestion(acting, acting.params.id, body),
    next: toContact,
    says: () => 'Your reply was sent.',
  }),
  add,
  action('/contacts/:id/add', {
    title: 'Add to a contact',
    may: mayRaise,
    audit: { event: 'contact.addedTo', purpose: SAFEGUARDING, subjects: ofContact },
    takes: NoteForm,
    from: add,
    run: (acting, { body }) => addToContact(acting, acting.params.id, body),
    next: toContact,
    says: () => 'This was added.',
  }),
  passing,
  action('/contacts/:id/pass-on', {
    title: 'Pass a contact on to another council',
    may: mayTriage,
    audit: { event: 'contact.passedOn', purpose: FRONT_DOOR, subjects: ofContact },
    takes: PassOnForm,
    from: passing,
    run: (acting, form) => passOn(acting, acting.params.id, form),
    next: toContact,
    says: () => 'Recorded. The contact stays open here until you decide.',
  }),
  tell,
  action('/contacts/:id/tell', {
    title: 'Record that the sender was told',
    may: mayTriage,
    audit: { event: 'contact.senderTold', purpose: FRONT_DOOR, subjects: ofContact },
    takes: TellForm,
    from: tell,
    run: (acting, form) => recordTold(acting, acting.params.id, form),
    next: toContact,
  }),
];
