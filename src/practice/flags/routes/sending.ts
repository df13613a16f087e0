import { action, page, type Route } from '#http';
import { sendFlag, sendFlags } from '../actions/index.ts';
import { BatchForm, FlagForm, SentQuery } from '../forms.ts';
import { paths } from '../paths.ts';
import {
  ReceiptModel,
  receiptModel,
  SendModel,
  SentModel,
  sendModel,
  sentModel,
  subjectsOfFlags,
  Taken,
  TakenTogether,
} from '../reads/index.ts';
import { mayOpenFlag, maySendFlag } from '../rules/index.ts';
import { SendPage } from '../views/send.tsx';
import { ReceiptPage, SentPage } from '../views/sent.tsx';
import { SENDING } from './purposes.ts';

const form = page('/flags/new', {
  title: 'Send a flag',
  may: maySendFlag,
  audit: { event: 'flag.begun', purpose: SENDING },
  shows: SendModel,
  load: sendModel,
  view: SendPage,
  start: ({ kind }) => ({ kind: kind ?? '', urgency: 'routine' }),
});

/** Sending flags: one, or many at once by an agency's system; and what came of them. */
export const sendingRoutes: readonly Route[] = [
  form,
  action('/flags', {
    title: 'Send a flag',
    may: maySendFlag,
    audit: { event: 'flag.sent', purpose: SENDING, target: ({ id }) => `id:${id}` },
    takes: FlagForm,
    from: form,
    run: sendFlag,
    next: ({ id }) => paths.receipt(id),
    returns: (taken) => taken,
    gives: Taken,
  }),
  action('/flags/batch', {
    title: 'Send several flags',
    may: maySendFlag,
    audit: {
      event: 'flags.sent',
      purpose: SENDING,
      target: ({ results }) => `taken:${results.filter(({ ok }) => ok).length} of:${results.length}`,
    },
    takes: BatchForm,
    from: form,
    run: sendFlags,
    next: () => paths.sent,
    returns: ({ results }) => ({ results }),
    gives: TakenTogether,
  }),
  page('/flags/sent', {
    title: 'Flags you sent',
    may: maySendFlag,
    audit: { event: 'flags.sentListed', purpose: SENDING, subjects: subjectsOfFlags },
    asks: SentQuery,
    shows: SentModel,
    load: sentModel,
    view: SentPage,
  }),
  page('/flags/:id/receipt', {
    title: 'Receipt of a flag',
    may: mayOpenFlag,
    audit: { event: 'flag.receipt', purpose: SENDING },
    shows: ReceiptModel,
    load: receiptModel,
    view: ReceiptPage,
  }),
];
