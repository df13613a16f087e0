import { action, Identified, page, type Route } from '#http';
import { nothing } from '#kernel';
import {
  addWebhook,
  changeSecret,
  changeWebhook,
  endWebhook,
  switchOnWebhook,
  type ToldAgain,
  tellAgain,
  tellOneAgain,
  testWebhook,
} from './actions.ts';
import { AddForm, AgainForm, ChangeForm, PageQuery } from './forms.ts';
import { paths } from './paths.ts';
import {
  Again,
  ChangeModel,
  changeModel,
  FormModel,
  formModel,
  ListModel,
  listModel,
  SecretGiven,
  WebhookModel,
  webhookModel,
} from './reads.ts';
import { mayKeep } from './rules.ts';
import { AgainPage, EndPage, SecretChangePage } from './views/acts.tsx';
import { AddPage, ChangePage } from './views/form.tsx';
import { ListPage } from './views/list.tsx';
import { WebhookPage } from './views/one.tsx';
import { SecretPage } from './views/secret.tsx';

/** No child is in them: a telling says that something waits, and no word of what. */
const PURPOSE = 'Looking after what the systems of agencies are told';

const about = (id: string): string => `webhook:${id}`;
const reveals = { once: (given: SecretGiven) => given, shows: SecretGiven, view: SecretPage };
const SHOWN_BEFORE = 'The secret was made, and shown once. If it was not copied, make another.';
const identified = { returns: (id: string) => ({ id }), gives: Identified };
const saysAgain = ({ again }: ToldAgain): string =>
  again === 1 ? '1 will be sent again.' : `${again.toLocaleString('en-GB')} will be sent again.`;

const list = page(paths.list, {
  title: 'Webhooks',
  may: mayKeep,
  audit: { event: 'webhooks.listed', purpose: PURPOSE },
  asks: PageQuery,
  shows: ListModel,
  load: listModel,
  view: ListPage,
});
const adding = page(paths.add, {
  title: 'Add a webhook',
  may: mayKeep,
  audit: { event: 'webhook.formOpened', purpose: PURPOSE },
  shows: FormModel,
  load: formModel,
  view: AddPage,
});
const one = page('/webhooks/:id', {
  title: 'A webhook',
  may: mayKeep,
  audit: { event: 'webhook.viewed', purpose: PURPOSE, target: ({ id }) => about(id) },
  asks: PageQuery,
  shows: WebhookModel,
  load: webhookModel,
  view: WebhookPage,
});
const changing = page('/webhooks/:id/change', {
  title: 'Change a webhook',
  may: mayKeep,
  audit: { event: 'webhook.formOpened', purpose: PURPOSE },
  shows: ChangeModel,
  load: changeModel,
  view: ChangePage,
  start: ({ url, chosen, version }) => ({ url, kinds: chosen, version }),
});
const renewing = page('/webhooks/:id/secret', {
  title: 'Make a new secret',
  may: mayKeep,
  audit: { event: 'webhook.formOpened', purpose: PURPOSE },
  shows: ChangeModel,
  load: changeModel,
  view: SecretChangePage,
});
const ending = page('/webhooks/:id/end', {
  title: 'End a webhook',
  may: mayKeep,
  audit: { event: 'webhook.formOpened', purpose: PURPOSE },
  shows: ChangeModel,
  load: changeModel,
  view: EndPage,
});
const repeating = page('/webhooks/:id/again', {
  title: 'Send again',
  may: mayKeep,
  audit: { event: 'webhook.formOpened', purpose: PURPOSE },
  shows: ChangeModel,
  load: changeModel,
  view: AgainPage,
});

export const routes: readonly Route[] = [
  list,
  adding,
  action(paths.add, {
    title: 'Add a webhook',
    may: mayKeep,
    audit: { event: 'webhook.added', purpose: PURPOSE, target: ({ id }: SecretGiven) => about(id) },
    takes: AddForm,
    from: adding,
    run: addWebhook,
    next: ({ id }) => paths.one(id),
    says: () => SHOWN_BEFORE,
    reveals,
  }),
  one,
  changing,
  action('/webhooks/:id/change', {
    title: 'Change a webhook',
    may: mayKeep,
    audit: { event: 'webhook.changed', purpose: PURPOSE, target: about },
    takes: ChangeForm,
    from: changing,
    run: (ask, form) => changeWebhook(ask, ask.params.id, form),
    next: paths.one,
    says: () => 'The webhook was changed.',
    ...identified,
  }),
  renewing,
  action('/webhooks/:id/secret', {
    title: 'Make a new secret',
    may: mayKeep,
    audit: { event: 'webhook.secretChanged', purpose: PURPOSE, target: ({ id }: SecretGiven) => about(id) },
    takes: nothing,
    from: renewing,
    run: (ask) => changeSecret(ask, ask.params.id),
    next: ({ id }: SecretGiven) => paths.one(id),
    says: () => SHOWN_BEFORE,
    reveals,
  }),
  action('/webhooks/:id/test', {
    title: 'Send a test',
    may: mayKeep,
    audit: { event: 'webhook.tested', purpose: PURPOSE, target: about },
    takes: nothing,
    from: one,
    run: (ask) => testWebhook(ask, ask.params.id),
    next: paths.one,
    says: () => 'A test is on its way. Open this page again in a moment to see whether it arrived.',
    ...identified,
  }),
  action('/webhooks/:id/on', {
    title: 'Switch a webhook on',
    may: mayKeep,
    audit: { event: 'webhook.switchedOn', purpose: PURPOSE, target: about },
    takes: nothing,
    from: one,
    run: (ask) => switchOnWebhook(ask, ask.params.id),
    next: paths.one,
    says: () => 'The webhook is switched on.',
    ...identified,
  }),
  ending,
  action('/webhooks/:id/end', {
    title: 'End a webhook',
    may: mayKeep,
    audit: { event: 'webhook.ended', purpose: PURPOSE, target: about },
    takes: nothing,
    from: ending,
    run: (ask) => endWebhook(ask, ask.params.id),
    next: paths.one,
    says: () => 'The webhook has ended. Nothing more is sent to it.',
    ...identified,
  }),
  repeating,
  action('/webhooks/:id/again', {
    title: 'Send again',
    may: mayKeep,
    audit: { event: 'webhook.toldAgain', purpose: PURPOSE, target: ({ id }: ToldAgain) => about(id) },
    takes: AgainForm,
    from: repeating,
    run: (ask, form) => tellAgain(ask, ask.params.id, form),
    next: ({ id }) => paths.one(id),
    says: saysAgain,
    returns: (done) => done,
    gives: Again,
  }),
  action('/webhooks/:id/deliveries/:deliveryId/again', {
    title: 'Send one again',
    may: mayKeep,
    audit: { event: 'webhook.toldAgain', purpose: PURPOSE, target: ({ id }: ToldAgain) => about(id) },
    takes: nothing,
    from: one,
    run: (ask) => tellOneAgain(ask, ask.params.id, ask.params.deliveryId),
    next: ({ id }: ToldAgain) => paths.one(id),
    says: saysAgain,
    returns: (done) => done,
    gives: Again,
  }),
];
