import { action, page, type Route } from '#http';
import { type Said, saySame, undoSame } from './actions.ts';
import { SayingForm, UndoForm } from './forms.ts';
import { paths } from './paths.ts';
import { CompareModel, compareModel, SameModel, sameModel, UndoModel, undoModel } from './reads/index.ts';
import { maySaySame } from './rules/index.ts';
import { ComparePage } from './views/compare.tsx';
import { SamePage } from './views/same.tsx';
import { UndoPage } from './views/undo.tsx';

const ONE_RECORD =
  'Keep one story for each child (Children Act 2004 section 11; UK GDPR article 5(1)(d), accuracy)';
const both = ({ person, other }: CompareModel | UndoModel) => [{ child: person.id }, { child: other.id }];
const ofSaid = ({ id, other }: Said) => [{ child: id }, { child: other }];

const same = page('/people/:id/same', {
  title: 'Possible same person',
  may: maySaySame,
  audit: {
    event: 'person.possiblySame',
    purpose: ONE_RECORD,
    subjects: ({ person, said, further, alike }) =>
      [person, ...further, ...said.map((each) => each.person), ...alike.map((each) => each.person)].map(
        ({ id }) => ({ child: id }),
      ),
  },
  shows: SameModel,
  load: (ask) => sameModel(ask, ask.params.id),
  view: SamePage,
});
const compare = page('/people/:id/same/:otherId', {
  title: 'Compare two records',
  may: maySaySame,
  audit: { event: 'person.compared', purpose: ONE_RECORD, subjects: both },
  shows: CompareModel,
  load: (ask) => compareModel(ask, ask.params.id, ask.params.otherId),
  view: ComparePage,
});
const undoing = page('/people/:id/same/:otherId/undo', {
  title: 'Undo a link',
  may: maySaySame,
  audit: { event: 'person.undoSameOpened', purpose: ONE_RECORD, subjects: both },
  shows: UndoModel,
  load: (ask) => undoModel(ask, ask.params.id, ask.params.otherId),
  view: UndoPage,
  start: ({ version, carriedTo }) => ({ version, ...(carriedTo.length > 0 ? { carried: 'keep' } : {}) }),
});

/** Two records of one person: found, compared, said and unsaid. */
export const routes: readonly Route[] = [
  same,
  compare,
  action('/people/:id/same/:otherId', {
    title: 'Link two records, or tell them apart',
    may: maySaySame,
    audit: {
      event: 'person.saidSame',
      purpose: ONE_RECORD,
      subjects: ofSaid,
      target: ({ id, other }: Said) => `person:${id} other:${other}`,
    },
    takes: SayingForm,
    from: compare,
    run: (ask, form) => saySame(ask, ask.params.id, ask.params.otherId, form),
    next: ({ id }) => paths.same(id),
    says: () => 'What you said is recorded',
  }),
  undoing,
  action('/people/:id/same/:otherId/undo', {
    title: 'Undo a link, or that two were told apart',
    may: maySaySame,
    audit: {
      event: 'person.undidSame',
      purpose: ONE_RECORD,
      subjects: ofSaid,
      target: ({ id, other }: Said) => `person:${id} other:${other}`,
    },
    takes: UndoForm,
    from: undoing,
    run: (ask, form) => undoSame(ask, ask.params.id, ask.params.otherId, form),
    next: ({ id }) => paths.same(id),
    says: () => 'It is undone: both records are as they were',
  }),
];
