import { type Acting, newId } from '#db';
import { sendJob } from '#jobs';
import { ChangedSince, type Day, Invalid, NotAllowed, NotFound, spanFault } from '#kernel';
import { organisationById, settingOf } from '#partnership';
import type { AskerForm, EndAskerForm } from '../forms.ts';
import type { AnswerModel } from '../reads/index.ts';
import { mayAskStatus, NOT_AN_ASKER, type Setting, STATUS_ASKED } from '../rules/index.ts';
import {
  askerById,
  endAskerRow,
  insertAsker,
  insertQuestion,
  mayAskNow,
  protectionTold,
  takeThePlacing,
} from '../store/index.ts';

export interface Question {
  readonly nhsNumber: string;
  readonly born: Day;
  readonly setting: Setting;
  readonly encounter: string;
  readonly reason: string;
}
/** What was asked and told, and which children were told of: for the audit of this very act. */
export interface Asked {
  readonly answer: AnswerModel;
  readonly children: readonly { readonly child: string; readonly record: string }[];
}

/**
 * Answers whether a child is subject to a plan or looked after. The question is kept in the same transaction, whoever it is about; a job
 * writes it down under the child afterwards and tells the social worker, so that nobody found, nothing to tell, and a child that is kept to
 * named people are answered alike and as fast. Throws `NotAllowed` where the organisation is not among those that may ask.
 */
export const askStatus = async (acting: Acting, question: Question): Promise<Asked> => {
  const { tx, actor, now, today } = acting;
  const allowed = mayAskStatus(actor);
  if (!allowed.ok) throw new NotAllowed(allowed.reason);
  if (!(await mayAskNow(tx, actor.organisation))) throw new NotAllowed(NOT_AN_ASKER);
  if (question.born > today)
    throw new Invalid([{ field: 'born', message: 'Date of birth must be today or in the past' }]);
  const id = newId();
  await insertQuestion(tx, {
    id,
    organisation_id: actor.organisation,
    post_id: actor.post,
    asked_at: now,
    setting: question.setting,
    encounter: question.encounter,
    reason: question.reason,
    nhs_number: question.nhsNumber,
    born: question.born,
  });
  const rows = await protectionTold(tx, question.nhsNumber, question.born);
  const outOfHours = await settingOf(tx, 'outOfHours');
  if (await takeThePlacing(tx))
    await sendJob(tx, STATUS_ASKED, { partnership: actor.partnership, about: {}, singletonKey: 'asked' });
  return {
    answer: {
      asked: { id, nhsNumber: question.nhsNumber, born: question.born },
      at: now,
      statuses: rows.map((row) => ({
        id: row.status_id,
        careTeamId: row.care_team_id,
        carePlanId: row.care_plan_id,
        kind: row.status_kind,
        start: row.start_day,
        end: row.end_day,
        authority: row.authority,
        dutyPhone: row.duty_phone || outOfHours,
        officePhone: row.office_phone,
      })),
    },
    children: rows.map(({ child_id, status_id }) => ({ child: child_id, record: status_id })),
  };
};

/** Adds an organisation to those that may ask. */
export const addAsker = async ({ tx, today }: Acting, form: AskerForm): Promise<{ id: string }> => {
  const organisation = await organisationById(tx, form.organisation);
  if (!organisation || (organisation.until !== null && organisation.until < today))
    throw new Invalid([{ field: 'organisation', message: 'Select an organisation that still works here' }]);
  const fault = spanFault({ from: form.from, until: form.until }, 'Until');
  if (fault) throw new Invalid([fault]);
  const id = await insertAsker(tx, {
    organisation_id: form.organisation,
    from_day: form.from,
    until_day: form.until,
    legal_basis: form.legalBasis,
  });
  return { id };
};

/** Ends an organisation's asking, on that day or before. */
export const endAsker = async ({ tx }: Acting, id: string, form: EndAskerForm): Promise<{ id: string }> => {
  const asker = await askerById(tx, id);
  if (!asker) throw new NotFound();
  const fault = spanFault({ from: asker.from_day, until: form.until }, 'Last day');
  if (fault) throw new Invalid([fault]);
  if (!(await endAskerRow(tx, id, form.version, form.until))) throw new ChangedSince();
  return { id };
};
