import { action, page, type Route } from '#http';
import { nothing } from '#kernel';
import { type AboutPerson, cancel, type Done, decide, hold, lift, propose, setYears } from './actions.ts';
import { DecideForm, HoldForm, LiftForm, PageQuery, ProposeForm, RuleForm } from './forms.ts';
import { paths } from './paths.ts';
import {
  DueModel,
  dueModel,
  HoldsModel,
  holdsModel,
  LiftModel,
  liftModel,
  OrderModel,
  OrdersModel,
  orderModel,
  ordersModel,
  ProposeModel,
  proposeModel,
  RuleModel,
  ruleModel,
  ScheduleModel,
  scheduleModel,
  subjectsOfDue,
  subjectsOfHolds,
  subjectsOfOrder,
  subjectsOfOrders,
} from './reads/index.ts';
import { mayDecide, mayKeep, mayRead } from './rules/index.ts';
import { DuePage } from './views/due.tsx';
import { HoldsPage, LiftPage } from './views/holds.tsx';
import { OrderPage } from './views/order.tsx';
import { OrdersPage } from './views/orders.tsx';
import { ProposePage } from './views/propose.tsx';
import { RulePage, SchedulePage } from './views/schedule.tsx';

const PURPOSE = 'Keeping records no longer than they are needed (UK GDPR, article 5(1)(e))';

const ofPerson = ({ person }: AboutPerson) =>
  person === null ? [] : [{ child: person, ground: 'oversight' as const }];

const schedule = page('/retention', {
  title: 'How long records are kept',
  may: mayRead,
  audit: { event: 'retention.scheduleViewed', purpose: PURPOSE },
  shows: ScheduleModel,
  load: scheduleModel,
  view: SchedulePage,
});
const rule = page('/retention/schedule/:name', {
  title: 'Change how long records are kept',
  may: mayKeep,
  audit: { event: 'retention.scheduleViewed', purpose: PURPOSE },
  shows: RuleModel,
  load: ruleModel,
  view: RulePage,
  start: ({ years, authority, version }) => ({ years: years ?? '', authority, version }),
});
const due = page('/retention/due', {
  title: 'Records that nothing keeps any more',
  may: mayKeep,
  audit: { event: 'retention.dueListed', purpose: PURPOSE, subjects: subjectsOfDue },
  asks: PageQuery,
  shows: DueModel,
  load: dueModel,
  view: DuePage,
});
const proposing = page('/retention/due/:personId', {
  title: 'Propose a disposal',
  may: mayKeep,
  audit: {
    event: 'disposal.begun',
    purpose: PURPOSE,
    subjects: ({ person }) => [{ child: person, ground: 'oversight' as const }],
  },
  shows: ProposeModel,
  load: proposeModel,
  view: ProposePage,
  start: ({ person }) => ({ person }),
});
const holds = page('/retention/holds', {
  title: 'Legal holds',
  may: mayKeep,
  audit: { event: 'retention.holdsListed', purpose: PURPOSE, subjects: subjectsOfHolds },
  shows: HoldsModel,
  load: holdsModel,
  view: HoldsPage,
});
const lifting = page('/retention/holds/:id/lift', {
  title: 'Lift a legal hold',
  may: mayKeep,
  audit: { event: 'retention.holdViewed', purpose: PURPOSE, subjects: ofPerson },
  shows: LiftModel,
  load: liftModel,
  view: LiftPage,
});
const orders = page('/retention/orders', {
  title: 'Orders of disposal',
  may: mayRead,
  audit: { event: 'disposal.listed', purpose: PURPOSE, subjects: subjectsOfOrders },
  asks: PageQuery,
  shows: OrdersModel,
  load: ordersModel,
  view: OrdersPage,
});
const order = page('/retention/orders/:id', {
  title: 'An order of disposal',
  may: mayRead,
  audit: { event: 'disposal.viewed', purpose: PURPOSE, subjects: subjectsOfOrder },
  shows: OrderModel,
  load: orderModel,
  view: OrderPage,
});

export const routes: readonly Route[] = [
  schedule,
  rule,
  action('/retention/schedule/:name', {
    title: 'Change how long records are kept',
    may: mayKeep,
    audit: { event: 'retention.scheduleChanged', purpose: PURPOSE, target: ({ id }: Done) => `class:${id}` },
    takes: RuleForm,
    from: rule,
    run: (acting, form) => setYears(acting, acting.params.name, form),
    next: () => paths.schedule,
    says: () => 'The schedule is changed. Everybody’s terms are counted again tonight.',
  }),
  due,
  proposing,
  action('/retention/due/:personId', {
    title: 'Propose a disposal',
    may: mayKeep,
    audit: {
      event: 'disposal.proposed',
      purpose: PURPOSE,
      subjects: ofPerson,
      target: ({ id }) => `order:${id}`,
    },
    takes: ProposeForm,
    from: proposing,
    run: propose,
    next: ({ id }) => paths.order(id),
    says: () => 'Proposed. A manager who sees the records decides.',
  }),
  holds,
  action('/retention/holds', {
    title: 'Hold records',
    may: mayKeep,
    audit: {
      event: 'retention.held',
      purpose: PURPOSE,
      subjects: ofPerson,
      target: ({ id }) => `hold:${id}`,
    },
    takes: HoldForm,
    from: holds,
    run: hold,
    next: () => paths.holds,
    says: () => 'Held. Nothing that it covers is disposed of until it is lifted.',
  }),
  lifting,
  action('/retention/holds/:id/lift', {
    title: 'Lift a legal hold',
    may: mayKeep,
    audit: { event: 'retention.holdLifted', purpose: PURPOSE, target: ({ id }: Done) => `hold:${id}` },
    takes: LiftForm,
    from: lifting,
    run: (acting, { because }) => lift(acting, acting.params.id, because),
    next: () => paths.holds,
    says: () => 'The hold is lifted.',
  }),
  orders,
  order,
  action('/retention/orders/:id/decision', {
    title: 'Decide on a disposal',
    may: mayDecide,
    audit: {
      event: 'disposal.decided',
      purpose: PURPOSE,
      subjects: ({ person }: AboutPerson) => (person === null ? [] : [{ child: person }]),
      target: ({ id }: AboutPerson) => `order:${id}`,
    },
    takes: DecideForm,
    from: order,
    run: (acting, form) => decide(acting, acting.params.id, form),
    next: ({ id }) => paths.order(id),
  }),
  action('/retention/orders/:id/cancel', {
    title: 'Cancel a disposal',
    may: mayRead,
    audit: {
      event: 'disposal.cancelled',
      purpose: PURPOSE,
      subjects: ofPerson,
      target: ({ id }) => `order:${id}`,
    },
    takes: nothing,
    from: order,
    run: (acting) => cancel(acting, acting.params.id),
    next: ({ id }) => paths.order(id),
    says: () => 'Cancelled. Nothing was erased.',
  }),
];
