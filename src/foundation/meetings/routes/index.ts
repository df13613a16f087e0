import { page, type Route } from '#http';
import { ListModel, ListQuery, listModel } from '../reads/index.ts';
import { mayMeet } from '../rules/index.ts';
import { ListPage } from '../views/list.tsx';

const TAKE_PART = 'Taking part in a meeting (Children Act 2004, section 16E; Working Together, chapter 2)';

export const routes: readonly Route[] = [
  page('/meetings', {
    title: 'Meetings',
    may: mayMeet,
    audit: { event: 'meetings.listed', purpose: TAKE_PART },
    asks: ListQuery,
    shows: ListModel,
    load: listModel,
    view: ListPage,
  }),
];
