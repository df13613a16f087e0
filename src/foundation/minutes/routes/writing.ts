import { action, Identified, page, type Route } from '#http';
import { mayMeet } from '#meetings';
import { PromisedForm, paths as promisePaths } from '#promises';
import {
  addEntry,
  addResolution,
  changeEntry,
  changeResolution,
  placeEntry,
  promiseOf,
  removeEntry,
  sayVoice,
} from '../actions/index.ts';
import {
  ChangeDecisionForm,
  ChangeEntryForm,
  DecisionForm,
  EntryForm,
  MoveForm,
  RemoveForm,
  SentenceQuery,
  VoiceForm,
} from '../forms.ts';
import { paths } from '../paths.ts';
import {
  DecisionPlace,
  decisionPlace,
  EntryPlace,
  entryPlace,
  ItemPlace,
  itemAct,
  itemMinutes,
  PromisePlace,
  promisePlace,
  subjectsOfItem,
} from '../reads/index.ts';
import { ItemMinutesPage } from '../views/item.tsx';
import {
  AddDecisionPage,
  AddEntryPage,
  ChangeDecisionPage,
  ChangeEntryPage,
  promisePageOf,
  VoicePage,
} from '../views/writing.tsx';
import { KEEP, ofItem, READ, subjectsOfWritten, told } from './purposes.ts';

const toItem = ({ item }: { readonly item: string }) => paths.item(item);
const opened = { event: 'minutes.formOpened', purpose: KEEP, subjects: subjectsOfItem };
const written = { purpose: KEEP, target: ofItem, subjects: subjectsOfWritten };
/** What choices are called that no schema knows: shown when two clerks change one thing. */
const named = ({ people, queries }: ItemPlace) => ({
  ...{ attendee: people, proposedBy: people, secondedBy: people },
  replyTo: queries,
});

const item = page('/meetings/items/:id/minutes', {
  title: 'Minutes of an item',
  may: mayMeet,
  audit: {
    event: 'minutes.itemViewed',
    purpose: READ,
    subjects: subjectsOfItem,
    target: ({ item: { id } }) => `item:${id}`,
  },
  shows: ItemPlace,
  load: itemMinutes,
  view: ItemMinutesPage,
});
const addingEntry = page('/meetings/items/:id/minutes/entries', {
  title: 'Add to the minutes',
  may: mayMeet,
  audit: opened,
  shows: ItemPlace,
  load: itemAct('write'),
  view: AddEntryPage,
});
const changingEntry = page('/minutes/entries/:id', {
  title: 'Change what was minuted',
  may: mayMeet,
  audit: opened,
  shows: EntryPlace,
  load: entryPlace,
  view: ChangeEntryPage,
  start: ({ values }) => values,
  names: named,
});
const addingDecision = page('/meetings/items/:id/minutes/decisions', {
  title: 'Record a decision',
  may: mayMeet,
  audit: opened,
  shows: ItemPlace,
  load: itemAct('write'),
  view: AddDecisionPage,
});
const changingDecision = page('/minutes/decisions/:id', {
  title: 'Change a decision',
  may: mayMeet,
  audit: opened,
  shows: DecisionPlace,
  load: decisionPlace,
  view: ChangeDecisionPage,
  start: ({ values }) => values,
  names: named,
});
const voicing = page('/minutes/decisions/:id/voices', {
  title: 'Who agreed',
  may: mayMeet,
  audit: opened,
  shows: DecisionPlace,
  load: decisionPlace,
  view: VoicePage,
});
const promising = {
  title: 'Make it a promise',
  may: mayMeet,
  audit: {
    event: 'promise.begun',
    purpose: KEEP,
    subjects: ({ subject }: PromisePlace) => (subject ? [subject] : []),
  },
  asks: SentenceQuery,
  shows: PromisePlace,
  start: ({ values }: PromisePlace) => values,
} as const;
const promisingEntry = page('/minutes/entries/:id/promise', {
  ...promising,
  load: promisePlace('entry'),
  view: promisePageOf(paths.promiseOfEntry),
});
const promisingDecision = page('/minutes/decisions/:id/promise', {
  ...promising,
  load: promisePlace('decision'),
  view: promisePageOf(paths.promiseOfResolution),
});
const promised = {
  title: 'Make it a promise',
  may: mayMeet,
  audit: {
    event: 'promise.made',
    purpose: KEEP,
    target: ({ id, item: of }: { readonly id: string; readonly item: string }) => `promise:${id} item:${of}`,
  },
  takes: PromisedForm,
  next: ({ id }: { readonly id: string }) => promisePaths.one(id),
  says: () => 'The promise was recorded. Whoever owes it sees it now.',
  returns: ({ id }: { readonly id: string }) => ({ id }),
  gives: Identified,
} as const;

export const writingRoutes: readonly Route[] = [
  item,
  addingEntry,
  action('/meetings/items/:id/minutes/entries', {
    title: 'Add to the minutes',
    may: mayMeet,
    audit: { event: 'minutes.entryAdded', ...written },
    takes: EntryForm,
    from: addingEntry,
    run: (acting, form) => addEntry(acting, { ...form, item: acting.params.id }),
    next: toItem,
    says: () => 'It was added to the minutes.',
    ...told,
  }),
  changingEntry,
  action('/minutes/entries/:id', {
    title: 'Change what was minuted',
    may: mayMeet,
    audit: { event: 'minutes.entryChanged', ...written },
    takes: ChangeEntryForm,
    from: changingEntry,
    run: (acting, form) => changeEntry(acting, acting.params.id, form),
    next: toItem,
    says: () => 'The minutes were changed.',
    ...told,
  }),
  action('/minutes/entries/:id/remove', {
    title: 'Take something out of the minutes',
    may: mayMeet,
    audit: { event: 'minutes.entryRemoved', ...written },
    takes: RemoveForm,
    from: changingEntry,
    run: (acting, { version }) => removeEntry(acting, acting.params.id, version),
    next: toItem,
    says: () => 'It was taken out of the minutes.',
    ...told,
  }),
  action('/minutes/entries/:id/move', {
    title: 'Put something elsewhere in the minutes',
    may: mayMeet,
    audit: { event: 'minutes.entryMoved', ...written },
    takes: MoveForm,
    from: changingEntry,
    run: (acting, { by }) => placeEntry(acting, acting.params.id, by),
    next: toItem,
    says: () => 'The order was changed.',
    ...told,
  }),
  addingDecision,
  action('/meetings/items/:id/minutes/decisions', {
    title: 'Record a decision',
    may: mayMeet,
    audit: { event: 'minutes.decisionRecorded', ...written },
    takes: DecisionForm,
    from: addingDecision,
    run: (acting, form) => addResolution(acting, { ...form, item: acting.params.id }),
    // The next thing that is asked of a decision is who agreed to it.
    next: ({ id }) => paths.voice(id),
    says: () => 'The decision was recorded. Say who agreed, or go back to the item.',
    ...told,
  }),
  changingDecision,
  action('/minutes/decisions/:id', {
    title: 'Change a decision',
    may: mayMeet,
    audit: { event: 'minutes.decisionChanged', ...written },
    takes: ChangeDecisionForm,
    from: changingDecision,
    run: (acting, form) => changeResolution(acting, acting.params.id, form),
    next: toItem,
    says: () => 'The decision was changed.',
    ...told,
  }),
  voicing,
  action('/minutes/decisions/:id/voices', {
    title: 'Who agreed',
    may: mayMeet,
    audit: { event: 'minutes.voiceRecorded', ...written },
    takes: VoiceForm,
    from: voicing,
    run: (acting, form) => sayVoice(acting, { ...form, resolution: acting.params.id }),
    next: ({ id }) => paths.voice(id),
    says: () => 'What they said was saved. Say what the next one said, or go back to the item.',
    ...told,
  }),
  promisingEntry,
  action('/minutes/entries/:id/promise', {
    ...promised,
    from: promisingEntry,
    run: (acting, form) => promiseOf('entry')(acting, acting.params.id, form),
  }),
  promisingDecision,
  action('/minutes/decisions/:id/promise', {
    ...promised,
    from: promisingDecision,
    run: (acting, form) => promiseOf('decision')(acting, acting.params.id, form),
  }),
];
