import { action, page, type Route } from '#http';
import { nothing } from '#kernel';
import { changeItem, declareInterest, endMark, nameOn, removeItem } from '../actions/index.ts';
import { ChangeItemForm, InterestForm, NameForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import { ItemModel, itemModel, itemToChange, startOfItem, subjectsOf, Told } from '../reads/index.ts';
import { mayMeet } from '../rules/index.ts';
import { ItemPage } from '../views/item.tsx';
import { ChangeItemPage } from '../views/item-forms.tsx';
import { KEEP, ofDone, TAKE_PART, target, told } from './purposes.ts';

const gives = { returns: told, gives: Told };
const toItem = ({ id }: { readonly id: string }) => paths.item(id);

const item = page('/meetings/items/:id', {
  title: 'An item of an agenda',
  may: mayMeet,
  audit: {
    event: 'meeting.itemViewed',
    purpose: TAKE_PART,
    subjects: subjectsOf,
    target: ({ line }) => `item:${line.id}`,
  },
  shows: ItemModel,
  load: itemModel,
  view: ItemPage,
});
const changing = page('/meetings/items/:id/change', {
  title: 'Change an item',
  may: mayMeet,
  audit: { event: 'meeting.formOpened', purpose: KEEP, subjects: subjectsOf },
  shows: ItemModel,
  load: itemToChange,
  view: ChangeItemPage,
  start: startOfItem,
});

export const itemRoutes: readonly Route[] = [
  item,
  changing,
  action('/meetings/items/:id/change', {
    title: 'Change an item',
    may: mayMeet,
    audit: { event: 'meeting.itemChanged', purpose: KEEP, target, subjects: ofDone },
    takes: ChangeItemForm,
    from: changing,
    run: (acting, form) => changeItem(acting, acting.params.id, form),
    next: toItem,
    says: () => 'The item was changed.',
    ...gives,
  }),
  action('/meetings/items/:id/remove', {
    title: 'Take an item off an agenda',
    may: mayMeet,
    audit: { event: 'meeting.itemRemoved', purpose: KEEP, target, subjects: ofDone },
    takes: nothing,
    from: item,
    run: (acting) => removeItem(acting, acting.params.id),
    next: ({ meeting }) => paths.one(meeting),
    says: () => 'The item was taken off the agenda.',
    ...gives,
  }),
  action('/meetings/items/:id/people', {
    title: 'Name people on an item',
    may: mayMeet,
    audit: { event: 'meeting.named', purpose: KEEP, target, subjects: ofDone },
    takes: NameForm,
    from: item,
    run: (acting, form) => nameOn(acting, acting.params.id, form),
    next: toItem,
    says: () => 'They are named on it.',
    ...gives,
  }),
  action('/meetings/items/:id/marks/:markId/end', {
    title: 'Take a name or an interest off an item',
    may: mayMeet,
    audit: { event: 'meeting.unnamed', purpose: KEEP, target, subjects: ofDone },
    takes: nothing,
    from: item,
    run: (acting) => endMark(acting, acting.params.id, acting.params.markId),
    next: toItem,
    says: () => 'It was taken off.',
    ...gives,
  }),
  action('/meetings/items/:id/interest', {
    title: 'Declare an interest in an item',
    may: mayMeet,
    audit: { event: 'meeting.interestDeclared', purpose: TAKE_PART, target, subjects: ofDone },
    takes: InterestForm,
    from: item,
    run: (acting, form) => declareInterest(acting, acting.params.id, form),
    // Whoever withdrew sees the item no more.
    next: ({ meeting }) => paths.one(meeting),
    says: () => 'The interest was recorded.',
    ...gives,
  }),
];
