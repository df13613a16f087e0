import type { Acting } from '#db';
import { ChangedSince, Invalid, NotFound, startOfDay } from '#kernel';
import { addRecord } from '#records';
import type { ChangeStatusForm, EndStatusForm, StatusForm } from '../forms.ts';
import { canRecord, endingsOf, STATUS_KINDS } from '../rules/index.ts';
import {
  birthOf,
  insertStatus,
  statusById,
  statusesOfChild,
  updateStatus,
  waitForChild,
} from '../store/index.ts';

/** What an act on a status answers with. */
export interface Kept {
  readonly id: string;
  readonly child: string;
}

const factsOf = async (acting: Acting, child: string, except?: string) => {
  const birth = await birthOf(acting.tx, child);
  if (!birth) throw new NotFound();
  const others = (await statusesOfChild(acting.tx, child))
    .filter(({ id, end_reason }) => id !== except && end_reason !== 'recordedInError')
    .map(({ kind, start_day, end_day }) => ({ kind, start: start_day, end: end_day }));
  return { birth, others };
};

/** Records that a child is subject to a plan or looked after. The council that records it is responsible. */
export const recordStatus = async (acting: Acting, child: string, form: StatusForm): Promise<Kept> => {
  const { tx, actor } = acting;
  await waitForChild(tx, child);
  const { birth, others } = await factsOf(acting, child);
  const verdict = canRecord(form, others, birth);
  if (!verdict.ok) throw new Invalid([{ field: 'kind', message: verdict.reason }]);
  const id = await addRecord(acting, {
    kind: 'protectionStatus',
    child,
    title: STATUS_KINDS[form.kind].label,
    body: form.team ?? actor.body,
    occurredAt: startOfDay(form.start),
  });
  await insertStatus(tx, {
    id,
    kind: form.kind,
    category: form.kind === 'lookedAfter' ? null : form.category,
    legal_status: form.kind === 'lookedAfter' ? form.legalStatus : null,
    start_day: form.start,
    authority_id: actor.organisation,
    team_id: form.team ?? actor.body,
  });
  return { id, child };
};

const meet = async ({ tx, actor }: Acting, id: string) => {
  const row = await statusById(tx, id);
  if (!row?.child_id || row.owner_organisation_id !== actor.organisation) throw new NotFound();
  return { row, child: row.child_id };
};

/** Changes what is recorded of a status. */
export const changeStatus = async (acting: Acting, id: string, form: ChangeStatusForm): Promise<Kept> => {
  const { tx } = acting;
  const { row, child } = await meet(acting, id);
  const needed = row.kind === 'lookedAfter' ? form.legalStatus : form.category;
  if (needed === null)
    throw new Invalid([
      row.kind === 'lookedAfter'
        ? { field: 'legalStatus', message: 'Select the legal status' }
        : { field: 'category', message: 'Select the latest category of abuse' },
    ]);
  await waitForChild(tx, child);
  const { birth, others } = await factsOf(acting, child, id);
  const overlapping = others.filter(({ end }) => end === null || row.end_day === null || end >= form.start);
  const verdict = canRecord(
    { kind: row.kind, start: form.start },
    row.end_day === null ? overlapping : overlapping.filter(({ start }) => start <= (row.end_day ?? start)),
    row.kind === 'unbornPlan' ? { ...birth, unborn: true, born: null } : birth,
  );
  if (!verdict.ok) throw new Invalid([{ field: 'start', message: verdict.reason }]);
  if (row.end_day !== null && form.start > row.end_day)
    throw new Invalid([{ field: 'start', message: 'It cannot begin after its last day' }]);
  const kept = await updateStatus(tx, id, form.version, {
    category: row.kind === 'lookedAfter' ? null : form.category,
    legal_status: row.kind === 'lookedAfter' ? form.legalStatus : null,
    start_day: form.start,
    team_id: form.team,
  });
  if (!kept) throw new ChangedSince();
  return { id, child };
};

/** Ends a status. It is shared for 12 months more, as ended: unless it was never true. */
export const endStatus = async (acting: Acting, id: string, form: EndStatusForm): Promise<Kept> => {
  const { row, child } = await meet(acting, id);
  if (!endingsOf(row.kind).includes(form.reason))
    throw new Invalid([{ field: 'reason', message: 'Select a reason from the list' }]);
  if (form.end < row.start_day)
    throw new Invalid([{ field: 'end', message: 'The last day cannot be before the first' }]);
  const kept = await updateStatus(acting.tx, id, form.version, {
    end_day: form.end,
    end_reason: form.reason,
  });
  if (!kept) throw new ChangedSince();
  return { id, child };
};
