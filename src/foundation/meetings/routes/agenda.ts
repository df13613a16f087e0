import { action, page, type Route } from '#http';
import { addRecordItem, addTypedItem, orderItems } from '../actions/index.ts';
import { ItemForm, OrderForm, RecordItemForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  AboutModel,
  aboutModel,
  NewItemModel,
  newItemModel,
  OrderModel,
  orderModel,
  subjectsOf,
  Told,
} from '../reads/index.ts';
import { mayCall, mayMeet } from '../rules/index.ts';
import { AboutPage, AddItemPage } from '../views/item-forms.tsx';
import { OrderPage } from '../views/order.tsx';
import { KEEP, ofDone, target, told } from './purposes.ts';

const gives = { returns: told, gives: Told };
const toItem = ({ id }: { readonly id: string }) => paths.item(id);

const adding = page('/meetings/:id/items/new', {
  title: 'Add an item to an agenda',
  may: mayMeet,
  audit: { event: 'meeting.formOpened', purpose: KEEP },
  shows: NewItemModel,
  load: newItemModel,
  view: AddItemPage,
  start: ({ isPublic }) => ({ openTo: isPublic ? 'public' : 'members', titleShows: true }),
});
const ordering = page('/meetings/:id/order', {
  title: 'The order of an agenda',
  may: mayMeet,
  audit: {
    event: 'meeting.orderOpened',
    purpose: KEEP,
    subjects: subjectsOf,
    target: ({ meeting }) => `meeting:${meeting.id}`,
  },
  shows: OrderModel,
  load: orderModel,
  view: OrderPage,
});
const about = page('/records/:recordId/meeting', {
  title: 'Take a record to a meeting',
  may: mayCall,
  audit: { event: 'meeting.formOpened', purpose: KEEP, subjects: subjectsOf },
  shows: AboutModel,
  load: aboutModel,
  view: AboutPage,
});

export const agendaRoutes: readonly Route[] = [
  adding,
  action('/meetings/:id/items/new', {
    title: 'Add an item to an agenda',
    may: mayMeet,
    audit: { event: 'meeting.itemAdded', purpose: KEEP, target, subjects: ofDone },
    takes: ItemForm,
    from: adding,
    run: (acting, form) => addTypedItem(acting, acting.params.id, form),
    next: toItem,
    says: () => 'The item is on the agenda.',
    ...gives,
  }),
  ordering,
  action('/meetings/:id/order', {
    title: 'Move an item of an agenda',
    may: mayMeet,
    audit: { event: 'meeting.itemMoved', purpose: KEEP, target },
    takes: OrderForm,
    from: ordering,
    drafts: false,
    run: (acting, form) => orderItems(acting, acting.params.id, form),
    // The focus goes back to the button that was used.
    next: ({ meeting, goesOn, id }) => `${paths.order(meeting)}#${goesOn}-${id}`,
    ...gives,
  }),
  about,
  action('/records/:recordId/meeting', {
    title: 'Take a record to a meeting',
    may: mayCall,
    audit: { event: 'meeting.itemAdded', purpose: KEEP, target, subjects: ofDone },
    takes: RecordItemForm,
    from: about,
    run: (acting, form) => addRecordItem(acting, acting.params.recordId, form),
    next: toItem,
    says: () => 'The item is on the agenda. Name those who take part in it.',
    ...gives,
  }),
];
