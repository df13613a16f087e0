import { action, page, type Route } from '#http';
import { addTypedPaper, replacePaper, withdrawPaper } from '../actions/index.ts';
import type { Done } from '../actions/meet.ts';
import { PaperForm, ReplaceForm, WithdrawForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  FileModel,
  ItemModel,
  itemToChange,
  mediaOf,
  PaperModel,
  paperFileModel,
  paperModel,
  paperToChange,
  subjectsOf,
  Told,
} from '../reads/index.ts';
import { mayMeet } from '../rules/index.ts';
import { AddPaperPage, PaperPage, ReplacePaperPage, WithdrawPaperPage } from '../views/papers.tsx';
import { KEEP, ofDone, TAKE_PART, target, told } from './purposes.ts';

const gives = { returns: told, gives: Told };
const toItem = ({ id, item = id }: Done) => paths.item(item);
const startOfChange = ({ paper: { version } }: PaperModel) => ({ version });

const adding = page('/meetings/items/:id/papers/new', {
  title: 'Add a paper',
  may: mayMeet,
  audit: { event: 'meeting.formOpened', purpose: KEEP, subjects: subjectsOf },
  shows: ItemModel,
  load: itemToChange,
  view: AddPaperPage,
  start: ({ meeting }) => ({ kind: meeting.stands === 'planned' ? 'main' : 'supplement', access: 'item' }),
});
const replacing = page('/meetings/papers/:id/replace', {
  title: 'Replace a paper',
  may: mayMeet,
  audit: { event: 'meeting.formOpened', purpose: KEEP, subjects: subjectsOf },
  shows: PaperModel,
  load: paperToChange,
  view: ReplacePaperPage,
  start: startOfChange,
});
const withdrawing = page('/meetings/papers/:id/withdraw', {
  title: 'Withdraw a paper',
  may: mayMeet,
  audit: { event: 'meeting.formOpened', purpose: KEEP, subjects: subjectsOf },
  shows: PaperModel,
  load: paperToChange,
  view: WithdrawPaperPage,
  start: startOfChange,
});

export const paperRoutes: readonly Route[] = [
  adding,
  action('/meetings/items/:id/papers/new', {
    title: 'Add a paper',
    may: mayMeet,
    audit: { event: 'paper.added', purpose: KEEP, target, subjects: ofDone },
    takes: PaperForm,
    from: adding,
    run: (acting, form) => addTypedPaper(acting, acting.params.id, form),
    next: toItem,
    says: () => 'The paper was added.',
    ...gives,
  }),
  page('/meetings/papers/:id', {
    title: 'A paper',
    may: mayMeet,
    audit: { event: 'paper.viewed', purpose: TAKE_PART, subjects: subjectsOf },
    shows: PaperModel,
    load: paperModel,
    view: PaperPage,
  }),
  page('/meetings/papers/:id/file', {
    title: 'Download a paper',
    may: mayMeet,
    // By this row it is known who opened which paper (migration 0050).
    audit: {
      event: 'paper.opened',
      purpose: TAKE_PART,
      subjects: subjectsOf,
      target: ({ id }) => `paper:${id}`,
    },
    shows: FileModel,
    load: paperFileModel,
    sends: ({ name, type, sha256, bytes }) => ({ name, media: mediaOf(type), content: { sha256, bytes } }),
  }),
  replacing,
  action('/meetings/papers/:id/replace', {
    title: 'Replace a paper',
    may: mayMeet,
    audit: { event: 'paper.replaced', purpose: KEEP, target, subjects: ofDone },
    takes: ReplaceForm,
    from: replacing,
    run: (acting, form) => replacePaper(acting, acting.params.id, form),
    next: toItem,
    says: () => 'The paper was replaced. The old one stays, marked.',
    ...gives,
  }),
  withdrawing,
  action('/meetings/papers/:id/withdraw', {
    title: 'Withdraw a paper',
    may: mayMeet,
    audit: { event: 'paper.withdrawn', purpose: KEEP, target, subjects: ofDone },
    takes: WithdrawForm,
    from: withdrawing,
    run: (acting, form) => withdrawPaper(acting, acting.params.id, form),
    next: toItem,
    says: () => 'The paper was withdrawn.',
    ...gives,
  }),
];
