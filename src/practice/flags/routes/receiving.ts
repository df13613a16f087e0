import { action, page, type Route } from '#http';
import { nothing } from '#kernel';
import { type Acted, acknowledgeFlag, answerFlag, identifyFlag, raiseFromFlag } from '../actions/index.ts';
import { AnswerForm, FlagContactForm, IdentifyFlagForm, QueueQuery } from '../forms.ts';
import { paths } from '../paths.ts';
import {
  AboutModel,
  aboutModel,
  FlagModel,
  flagModel,
  IdentifyModel,
  IdentifyQuery,
  identifyModel,
  QueueModel,
  queueModel,
  subjectsOfAbout,
  subjectsOfFlag,
  subjectsOfFlags,
  subjectsOfIdentify,
} from '../reads/index.ts';
import { mayOpenFlag, mayWorkCouncilFlags, mayWorkFlags } from '../rules/index.ts';
import { AnswerPage, IdentifyFlagPage, RaiseFromFlagPage } from '../views/acts.tsx';
import { FlagPage } from '../views/flag.tsx';
import { QueuePage } from '../views/queue.tsx';
import { RECEIVING } from './purposes.ts';

const ofFlag = ({ flag, child }: Acted) => (child ? [{ child, record: flag }] : []);

const flag = page('/flags/:id', {
  title: 'A flag',
  may: mayOpenFlag,
  audit: { event: 'flag.viewed', purpose: RECEIVING, subjects: subjectsOfFlag },
  shows: FlagModel,
  load: flagModel,
  view: FlagPage,
});
const identify = page('/flags/:id/identify', {
  title: 'Which child is this flag about?',
  may: mayWorkCouncilFlags,
  audit: { event: 'flag.candidates', purpose: RECEIVING, subjects: subjectsOfIdentify },
  asks: IdentifyQuery,
  shows: IdentifyModel,
  load: identifyModel,
  view: IdentifyFlagPage,
});
const answer = page('/flags/:id/outcome', {
  title: 'Say what was done about a flag',
  may: mayWorkFlags,
  audit: { event: 'flag.viewed', purpose: RECEIVING, subjects: subjectsOfAbout },
  shows: AboutModel,
  load: aboutModel('answer'),
  view: AnswerPage,
});
const raise = page('/flags/:id/contact', {
  title: 'Raise a contact from a flag',
  may: mayWorkCouncilFlags,
  audit: { event: 'flag.viewed', purpose: RECEIVING, subjects: subjectsOfAbout },
  shows: AboutModel,
  load: aboutModel('raise'),
  view: RaiseFromFlagPage,
  start: ({ flag: { said, urgency } }) => ({
    worry: said,
    immediateRisk: urgency === 'immediate' ? 'yes' : '',
  }),
});

/** Receiving flags: the queue, one of them, and what is done about it. */
export const receivingRoutes: readonly Route[] = [
  page('/flags', {
    title: 'Flags',
    may: mayWorkFlags,
    audit: { event: 'flags.listed', purpose: RECEIVING, subjects: subjectsOfFlags },
    asks: QueueQuery,
    shows: QueueModel,
    load: queueModel,
    view: QueuePage,
  }),
  flag,
  action('/flags/:id/acknowledge', {
    title: 'Acknowledge a flag',
    may: mayWorkFlags,
    audit: { event: 'flag.acknowledged', purpose: RECEIVING, subjects: ofFlag },
    takes: nothing,
    from: flag,
    run: (acting) => acknowledgeFlag(acting, acting.params.id),
    next: (done) => paths.flag(done.flag),
    says: () => 'Acknowledged. Its sender sees that you have it.',
  }),
  identify,
  action('/flags/:id/identify', {
    title: 'Say which child a flag is about',
    may: mayWorkCouncilFlags,
    audit: { event: 'flag.identified', purpose: RECEIVING, subjects: ofFlag },
    takes: IdentifyFlagForm,
    from: identify,
    run: (acting, { child }) => identifyFlag(acting, acting.params.id, child),
    next: (done) => paths.flag(done.flag),
  }),
  raise,
  action('/flags/:id/contact', {
    title: 'Raise a contact from a flag',
    may: mayWorkCouncilFlags,
    audit: { event: 'flag.contactRaised', purpose: RECEIVING, subjects: ofFlag },
    takes: FlagContactForm,
    from: raise,
    run: (acting, form) => raiseFromFlag(acting, acting.params.id, form),
    next: () => paths.queue,
    says: () => 'The contact was raised, and the sender of the flag was told that it was acted on.',
  }),
  answer,
  action('/flags/:id/outcome', {
    title: 'Say what was done about a flag',
    may: mayWorkFlags,
    audit: { event: 'flag.answered', purpose: RECEIVING, subjects: ofFlag },
    takes: AnswerForm,
    from: answer,
    run: (acting, form) => answerFlag(acting, acting.params.id, form),
    next: () => paths.queue,
    says: () => 'Kept, and the sender was told.',
  }),
];
