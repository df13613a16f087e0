import type { Acting } from '#db';
import { addRecord } from '#records';
import type { ContactMet } from '../reads/index.ts';
import type { NotePurpose } from '../rules/index.ts';
import { insertNote } from '../store/index.ts';

import { giveToSender } from './giving.ts';
import { type Done, done, meet } from './met.ts';
import { tellSender, tellTeam } from './telling.ts';

/** Adds a note; it goes wherever its contact went. */
const addNote = async (
  acting: Acting,
  met: ContactMet,
  note: { purpose: NotePurpose; title: string; body: string; council?: string; how?: string },
): Promise<string> => {
  const { contact } = met;
  const id = await addRecord(acting, {
    kind: 'contactNote',
    child: null,
    submission: contact.submission_id,
    title: note.title,
    body: acting.actor.body,
  });
  await insertNote(acting.tx, {
    id,
    contact_id: contact.id,
    purpose: note.purpose,
    body: note.body,
    to_council: note.council ?? '',
    how: note.how ?? '',
  });
  return id;
};

/** Asks the sender for more. The clock keeps running: an answer that does not come is no reason to wait. */
export const askSender = async (acting: Acting, id: string, body: string): Promise<Done> => {
  const met = await meet(acting, id, 'ask');
  const note = await addNote(acting, met, { purpose: 'question', title: 'Question to the sender', body });
  await giveToSender(acting, id, note, 'A question about your contact');
  await tellSender(acting, { id }, 'contact.asked');
  return done(met);
};

const sayAsSender = async (acting: Acting, id: string, act: 'reply' | 'add', body: string): Promise<Done> => {
  const met = await meet(acting, id, act);
  const [purpose, title] =
    act === 'reply'
      ? (['reply', 'Reply from the sender'] as const)
      : (['addition', 'Addition by the sender'] as const);
  await addNote(acting, met, { purpose, title, body });
  // The team: who of it has the contact is the council's to know.
  await tellTeam(acting, met.contact, 'contact.answered');
  return done(met);
};
export const replyToQuestion = (acting: Acting, id: string, body: string) =>
  sayAsSender(acting, id, 'reply', body);
export const addToContact = (acting: Acting, id: string, body: string) =>
  sayAsSender(acting, id, 'add', body);

/** Passes a contact on to another council. It stays open here, and its clock keeps running, until this council decides. */
export const passOn = async (
  acting: Acting,
  id: string,
  form: { council: string; how: string; body: string },
): Promise<Done> => {
  const met = await meet(acting, id, 'passOn');
  const note = await addNote(acting, met, {
    purpose: 'passedOn',
    title: 'Passed on to another council',
    ...form,
  });
  await giveToSender(acting, id, note, 'Your contact was passed on');
  await tellSender(acting, { id }, 'contact.passedOn');
  return done(met);
};

/** Records how and when a sender without an account was told. */
export const recordTold = async (
  acting: Acting,
  id: string,
  form: { how: string; body: string },
): Promise<Done> => {
  const met = await meet(acting, id, 'tell');
  await addNote(acting, met, { purpose: 'told', title: 'Sender told', ...form });
  return done(met);
};
