import { action, Identified, page, type Route } from '#http';
import { addBoard, addYear, changeBoard, type Done } from '../actions/index.ts';
import { BoardForm, NewBoardForm, YearForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  BoardModel,
  BoardsModel,
  boardModel,
  boardsModel,
  NewBoardModel,
  newBoardModel,
  YearFormModel,
  yearFormModel,
} from '../reads/index.ts';
import { mayKeepScrutiny, mayReadScrutiny } from '../rules/index.ts';
import { AddBoardPage, ChangeBoardPage, YearPage } from '../views/board-forms.tsx';
import { BoardPage, BoardsPage } from '../views/boards.tsx';
import { formOpened, PURPOSE } from './purposes.ts';

const toBoard = ({ id }: Done) => paths.board(id);
const target = ({ id }: Done) => `body:${id}`;

const adding = page('/scrutiny/new', {
  title: 'Add a scrutiny board',
  may: mayKeepScrutiny,
  audit: formOpened,
  shows: NewBoardModel,
  load: newBoardModel,
  view: AddBoardPage,
  start: () => ({ quorum: '3', smallNumber: '5' }),
});
const changing = page('/scrutiny/:board/change', {
  title: 'Rules of a scrutiny board',
  may: mayKeepScrutiny,
  audit: formOpened,
  shows: BoardModel,
  load: boardModel,
  view: ChangeBoardPage,
  start: ({ quorum, education, smallNumber, version }) => ({ quorum, education, smallNumber, version }),
});
const year = page('/scrutiny/:board/year', {
  title: 'Enter an annual meeting',
  may: mayKeepScrutiny,
  audit: formOpened,
  shows: YearFormModel,
  load: yearFormModel,
  view: YearPage,
});

export const boardRoutes: readonly Route[] = [
  page('/scrutiny', {
    title: 'Scrutiny',
    may: mayReadScrutiny,
    audit: { event: 'scrutiny.listed', purpose: PURPOSE },
    shows: BoardsModel,
    load: boardsModel,
    view: BoardsPage,
  }),
  adding,
  action('/scrutiny/new', {
    title: 'Add a scrutiny board',
    may: mayKeepScrutiny,
    audit: { event: 'scrutiny.boardAdded', purpose: PURPOSE, target },
    takes: NewBoardForm,
    from: adding,
    run: addBoard,
    next: toBoard,
    says: () => 'The board was added.',
    returns: ({ id }) => ({ id }),
    gives: Identified,
  }),
  page('/scrutiny/:board', {
    title: 'A scrutiny board',
    may: mayReadScrutiny,
    audit: { event: 'scrutiny.boardViewed', purpose: PURPOSE, target: ({ id }) => `body:${id}` },
    shows: BoardModel,
    load: boardModel,
    view: BoardPage,
  }),
  changing,
  action('/scrutiny/:board/change', {
    title: 'Change the rules of a scrutiny board',
    may: mayKeepScrutiny,
    audit: { event: 'scrutiny.boardChanged', purpose: PURPOSE, target },
    takes: BoardForm,
    from: changing,
    run: (ask, form) => changeBoard(ask, ask.params.board, form),
    next: toBoard,
    says: () => 'The rules were saved.',
  }),
  year,
  action('/scrutiny/:board/year', {
    title: 'Enter an annual meeting',
    may: mayKeepScrutiny,
    audit: { event: 'scrutiny.yearEntered', purpose: PURPOSE, target },
    takes: YearForm,
    from: year,
    run: (ask, form) => addYear(ask, ask.params.board, form),
    next: toBoard,
    says: () => 'The annual meeting was saved.',
  }),
];
