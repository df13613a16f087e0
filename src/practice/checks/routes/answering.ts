import { action, Identified, page, type Route } from '#http';
import { answerCheck, type Done } from '../actions/index.ts';
import { InboxQuery, ReplyForm } from '../forms.ts';
import { paths } from '../paths.ts';
import {
  AskedModel,
  askedModel,
  InboxModel,
  inboxModel,
  replyFormModel,
  subjectsOfAsked,
} from '../reads/index.ts';
import { mayAnswer } from '../rules.ts';
import { InboxPage } from '../views/lists.tsx';
import { ReplyPage } from '../views/reply.tsx';
import { RequestPage } from '../views/request.tsx';
import { ANSWERING, ofChild } from './purposes.ts';

const request = ({ request: { id } }: AskedModel) => `request:${id}`;
const reply = page('/checks/requests/:id/reply', {
  title: 'Answer an agency check',
  may: mayAnswer,
  audit: { event: 'check.read', purpose: ANSWERING, subjects: subjectsOfAsked, target: request },
  shows: AskedModel,
  load: replyFormModel,
  view: ReplyPage,
  start: ({ version, replies }) => {
    const last = replies.at(-1);
    return last
      ? {
          version,
          answer: last.answer,
          known: last.known,
          searched: last.searched,
          ground: last.ground ?? '',
          reason: last.reason,
          nextStep: last.nextStep,
        }
      : { version };
  },
});

/** An agency's inbox of requests, and its answers. */
export const answeringRoutes: readonly Route[] = [
  page('/checks', {
    title: 'Agency checks for us',
    may: mayAnswer,
    audit: {
      event: 'checks.inbox',
      purpose: ANSWERING,
      target: ({ requests }) => requests.map(({ id }) => `request:${id}`).join(' '),
    },
    asks: InboxQuery,
    shows: InboxModel,
    load: inboxModel,
    view: InboxPage,
  }),
  page('/checks/requests/:id', {
    title: 'A request for an agency check',
    may: mayAnswer,
    audit: { event: 'check.read', purpose: ANSWERING, subjects: subjectsOfAsked, target: request },
    shows: AskedModel,
    load: askedModel,
    view: RequestPage,
  }),
  reply,
  action('/checks/requests/:id/reply', {
    title: 'Answer an agency check',
    may: mayAnswer,
    audit: {
      event: 'check.answered',
      purpose: ANSWERING,
      subjects: ({ id, child }: Done) => ofChild(child, id),
      target: (done: Done) => `request:${done.request}`,
    },
    takes: ReplyForm,
    from: reply,
    run: (acting, form) => answerCheck(acting, acting.params.id, form),
    next: (done: Done) => paths.request(done.request),
    says: () => 'Your answer was sent. The front door reads it now.',
    returns: ({ id }: Done) => ({ id }),
    gives: Identified,
  }),
];
