import { z } from 'zod';
import type { Acting } from '#db';
import { NotFound } from '#kernel';
import { personLines } from '#people';
import { recordKinds } from '#records';
import { canDo, carriedOutOn, type OrderFacts, standsAt } from '../rules/index.ts';
import { type OrderRow, orderById, ordersMade, ordersToDecide, tombstonesOf } from '../store/index.ts';

const Stands = z.enum(['proposed', 'authorised', 'stopped', 'declined', 'cancelled', 'done']);

export const OrderLine = z.object({
  id: z.string(),
  person: z.string(),
  /** Where the actor sees the record; to the information governance lead a person stays an id. */
  name: z.string().nullable(),
  class: z.string(),
  until: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  stands: Stands,
});
export type OrderLine = z.infer<typeof OrderLine>;

export const OrdersModel = z.object({
  page: z.number(),
  more: z.boolean(),
  orders: z.array(OrderLine),
  keeps: z.boolean(),
});
export type OrdersModel = z.infer<typeof OrdersModel>;

const ROWS = 50;

const factsOf = (row: OrderRow, staff: string): OrderFacts => ({
  decision: row.decision,
  cancelled: row.cancelled_at !== null,
  done: row.done_at !== null,
  stopped: row.stopped !== null,
  proposedBy: row.proposed_staff,
  staff,
});

const lineOf = (row: OrderRow, staff: string, name: string | null): OrderLine => ({
  id: row.id,
  person: row.person_id,
  name,
  class: row.class,
  until: row.until_day,
  proposedBy: row.proposer_name,
  proposedAt: row.proposed_at,
  stands: standsAt(factsOf(row, staff)),
});

/** The orders that the actor may know of. */
export const ordersModel = async (acting: Acting & { query: { page: number } }): Promise<OrdersModel> => {
  const { tx, actor, today, query } = acting;
  const rows = await ordersMade(tx, { limit: ROWS + 1, offset: (query.page - 1) * ROWS });
  const lines = await personLines(
    tx,
    rows.map(({ person_id }) => person_id),
    today,
  );
  return {
    page: query.page,
    more: rows.length > ROWS,
    keeps: actor.role === 'informationGovernance',
    orders: rows
      .slice(0, ROWS)
      .map((row) => lineOf(row, actor.staff, lines.get(row.person_id)?.name ?? null)),
  };
};
export const subjectsOfOrders = ({ orders }: OrdersModel) =>
  orders.map(({ person, name }) =>
    name === null ? { child: person, ground: 'oversight' as const } : { child: person },
  );

/** An order and its facts, if the actor may know of it. Throws `NotFound`. */
export const orderMet = async ({ tx, actor }: Pick<Acting, 'tx' | 'actor'>, id: string) => {
  const row = await orderById(tx, id);
  if (!row) throw new NotFound('There is no such order, or you have no reason to see it.');
  return { row, facts: factsOf(row, actor.staff) };
};

export const OrderModel = z.object({
  ...OrderLine.shape,
  birth: z.string(),
  reason: z.string(),
  decision: z.enum(['authorised', 'declined']).nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  because: z.string().nullable(),
  carriedOutOn: z.string().nullable(),
  stopped: z.string().nullable(),
  doneAt: z.string().nullable(),
  records: z.number().nullable(),
  left: z.array(z.object({ kind: z.string(), organisation: z.string(), records: z.number() })),
  mayDecide: z.boolean(),
  mayCancel: z.boolean(),
});
export type OrderModel = z.infer<typeof OrderModel>;

/** One order: what would go, who said so, and what is left of it. */
export const orderModel = async (acting: Acting & { params: { id: string } }): Promise<OrderModel> => {
  const { tx, actor, today } = acting;
  const { row, facts } = await orderMet(acting, acting.params.id);
  const line = (await personLines(tx, [row.person_id], today)).get(row.person_id);
  const kinds = await recordKinds(tx);
  return {
    ...lineOf(row, actor.staff, line?.name ?? null),
    birth: line?.birth ?? '',
    reason: row.reason,
    decision: row.decision,
    decidedBy: row.decider_name,
    decidedAt: row.decided_at,
    because: row.decided_because,
    carriedOutOn: row.decision === 'authorised' && row.decided_at ? carriedOutOn(row.decided_at) : null,
    stopped: row.stopped,
    doneAt: row.done_at,
    records: row.records,
    left: (await tombstonesOf(tx, row.id)).map((each) => ({
      kind: kinds.get(each.kind)?.label ?? each.kind,
      organisation: each.organisation_name,
      records: each.records,
    })),
    mayDecide: line !== undefined && canDo('decide', facts, actor).ok,
    mayCancel: canDo('cancel', facts, actor).ok,
  };
};
export const subjectsOfOrder = ({ person, name }: OrderModel) => [
  name === null ? { child: person, ground: 'oversight' as const } : { child: person },
];

/** What waits for a manager who may be the second person. */
export const waitingDisposals = async ({ tx, actor, today }: Acting) => {
  if (actor.role !== 'teamManager' && actor.role !== 'frontDoorManager') return [];
  const rows = await ordersToDecide(tx);
  const lines = await personLines(
    tx,
    rows.map(({ person_id }) => person_id),
    today,
  );
  return rows.flatMap((row) => {
    const line = lines.get(row.person_id);
    return line
      ? [
          {
            what: 'Decide whether records may be disposed of',
            href: `/retention/orders/${row.id}`,
            about: line.name,
            from: `Proposed by ${row.proposer_name}`,
            urgent: false,
            subject: { child: row.person_id, record: row.person_id },
          },
        ]
      : [];
  });
};
