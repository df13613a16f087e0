import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import { NotFound } from '#kernel';
import { personLine } from '#people';
import { contactById } from '#referrals';
import { actsOpen, mayAsk, partsOf, type Status, statusOf } from '../rules.ts';
import {
  type CheckRow,
  checkById,
  checkOfRecord,
  checksOfChild,
  checksOfContact,
  repliesTo,
} from '../store/index.ts';
import { ClockModel, checkClock } from './clock.ts';
import { ReplyModel, RequestModel, replyModelOf, requestModelOf } from './request.ts';

export const CheckModel = z.object({
  id: z.string(),
  request: RequestModel,
  status: z.enum(['waiting', 'answered', 'withdrawn']),
  clock: ClockModel.nullable(),
  mayWithdraw: z.boolean(),
  /** The answer that stands. */
  reply: ReplyModel.nullable(),
  /** What it corrects, the newest first. */
  before: z.array(ReplyModel),
});
export type CheckModel = z.infer<typeof CheckModel>;

export const CompareModel = z.object({
  contact: z.object({ id: z.string(), reference: z.string() }).nullable(),
  child: z.object({ id: z.string(), restricted: z.boolean() }).nullable(),
  name: z.string(),
  mayAsk: z.boolean(),
  answered: z.number(),
  late: z.number(),
  checks: z.array(CheckModel),
});
export type CompareModel = z.infer<typeof CompareModel>;

/** Checks with what was answered to each, in one look. */
const withReplies = async (acting: Acting, rows: readonly CheckRow[]): Promise<CheckModel[]> => {
  const { tx, actor, now } = acting;
  const calendar = await calendarFor(tx);
  const replies = Map.groupBy(
    await repliesTo(
      tx,
      rows.map(({ id }) => id),
    ),
    ({ request_id }) => request_id,
  );
  return rows.map((row) => {
    const said = replies.get(row.id) ?? [];
    const status: Status = statusOf({ answered: said.length > 0, withdrawn: row.withdrawn_at !== null });
    const parts = partsOf(actor, { kind: row.asked_kind, id: row.asked_id }, row.owner_organisation_id);
    const [standing, ...before] = said.map(replyModelOf).reverse();
    return {
      id: row.check_id,
      request: requestModelOf(row),
      status,
      clock: checkClock(row, said[0]?.recorded_at ?? null, now, calendar),
      mayWithdraw: actsOpen({ status, parts }).includes('withdraw'),
      reply: standing ?? null,
      before,
    };
  });
};

const compared = async (
  acting: Acting,
  { contact, child, name }: Pick<CompareModel, 'contact' | 'name'> & { readonly child: string | null },
  rows: readonly CheckRow[],
): Promise<CompareModel> => {
  const person = child === null ? undefined : await personLine(acting.tx, child, acting.today);
  const checks = await withReplies(acting, rows);
  return {
    contact,
    child: person ? { id: person.id, restricted: person.restricted } : null,
    name: person?.name ?? name,
    mayAsk: mayAsk(acting.actor).ok,
    answered: checks.filter(({ status }) => status === 'answered').length,
    late: checks.filter(({ clock }) => clock?.state === 'late').length,
    checks,
  };
};

/** All that was asked because of a contact, and every answer beside the others. */
export const contactChecksModel = async (
  acting: Acting & { params: { contactId: string } },
): Promise<CompareModel> => {
  const { contactId } = acting.params;
  const contact = await contactById(acting.tx, contactId);
  if (!contact) throw new NotFound();
  const rows = await checksOfContact(acting.tx, contactId);
  return compared(
    acting,
    {
      contact: { id: contactId, reference: contact.reference },
      child: contact.child_id,
      name: `${contact.given} ${contact.family}`.trim() || 'A child whose name is not known',
    },
    rows,
  );
};

/** All that was asked about a child, at whatever occasion. */
export const childChecksModel = async (
  acting: Acting & { params: { childId: string } },
): Promise<CompareModel> => {
  const { childId } = acting.params;
  if (!(await personLine(acting.tx, childId, acting.today))) throw new NotFound();
  return compared(
    acting,
    { contact: null, child: childId, name: '' },
    await checksOfChild(acting.tx, childId),
  );
};

/** One check with those that were asked with it: where a line of a child's story leads. */
export const checkModel = async (acting: Acting & { params: { id: string } }): Promise<CompareModel> => {
  const { tx } = acting;
  const check = await checkById(tx, (await checkOfRecord(tx, acting.params.id)) ?? acting.params.id);
  if (!check) throw new NotFound();
  if (check.child_id !== null) return childChecksModel({ ...acting, params: { childId: check.child_id } });
  // Asked before anybody knew who the child is; or whoever asks sees no more of the contact than the check.
  if (check.contact_id !== null && (await contactById(tx, check.contact_id)))
    return contactChecksModel({ ...acting, params: { contactId: check.contact_id } });
  return compared(acting, { contact: null, child: null, name: check.about }, [check]);
};

/** The child that the page shows, once for the child and once for each check. */
export const subjectsOfCompare = ({ child, checks }: CompareModel) =>
  child === null ? [] : [{ child: child.id, record: checks[0]?.id ?? child.id }];
