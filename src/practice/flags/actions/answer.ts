import type { Acting } from '#db';
import { Invalid, NotAllowed } from '#kernel';
import { notify } from '#notifications';
import { addRecord, addShares } from '#records';
import { raiseContact } from '#referrals';
import type { AnswerForm, FlagContactForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { FlagMet } from '../reads/index.ts';
import { DONE, type Done, donesFor, FLAG_KINDS, isFlagKind } from '../rules/index.ts';
import { insertAcknowledgement, insertDecision, insertOutcome } from '../store/index.ts';
import { type Acted, acted, meet } from './met.ts';

const PUBLIC_TASK = 'Public task: my organisation has a duty to safeguard children';

/** Gives a record of the receiver's to whoever sent the flag: the post that sent it, its team, and its organisation's leads. */
const giveToSender = async (
  acting: Acting,
  { flag }: FlagMet,
  record: string,
  purpose: string,
): Promise<void> => {
  if (flag.owner_organisation_id === acting.actor.organisation) return;
  const grantees = [
    ['post', flag.recorded_by],
    ['body', flag.owner_body_id],
    ['organisation', flag.owner_organisation_id],
  ] as const;
  await addShares(
    acting,
    grantees.flatMap(([grantee_kind, grantee_id]) =>
      grantee_id === null ? [] : [{ record, grantee_kind, grantee_id, lawful_basis: PUBLIC_TASK, purpose }],
    ),
  );
};

/** Acknowledges a flag: its sender sees by whom and when, and the limit for an answer runs on. */
export const acknowledgeFlag = async (acting: Acting, record: string): Promise<Acted> => {
  const met = await meet(acting, record, 'acknowledge');
  await addAcknowledgement(acting, met);
  return acted(met);
};

const addAcknowledgement = async (acting: Acting, met: FlagMet): Promise<void> => {
  const id = await addRecord(acting, {
    kind: 'flagAcknowledgement',
    child: null,
    submission: met.flag.submission_id,
    title: 'Flag acknowledged',
    body: acting.actor.body,
  });
  await insertAcknowledgement(acting.tx, { id, flag_id: met.flag.id });
  await giveToSender(acting, met, id, 'That a flag was received');
};

interface Answer {
  readonly done: Done;
  readonly reason: string;
  readonly message: string;
  readonly submission: string | null;
}
/**
 * Writes down what was done, for the receiver, and what the sender is told of it: a category and a message. The outcome is written last:
 * from then on the flag goes the way of the child that it is about.
 */
const answer = async (
  acting: Acting,
  met: FlagMet,
  { done, reason, message, submission }: Answer,
): Promise<void> => {
  const { tx, actor, now } = acting;
  const { flag, facts } = met;
  if (facts.status === 'received') await addAcknowledgement(acting, met);
  const about = { submission: flag.submission_id, body: actor.body };
  const decision = await addRecord(acting, {
    ...about,
    kind: 'flagDecision',
    child: flag.child_id,
    title: DONE[done].label,
  });
  await insertDecision(tx, { id: decision, flag_id: flag.id, done, reason, submission_id: submission });
  const outcome = await addRecord(acting, {
    ...about,
    kind: 'flagOutcome',
    child: null,
    title: 'Outcome of a flag',
  });
  await giveToSender(acting, met, outcome, 'What came of a flag');
  await notify(acting, {
    to: { kind: 'post', id: flag.recorded_by },
    event: 'flag.answered',
    path: paths.flag(flag.id),
    record: flag.id,
  });
  await insertOutcome(tx, {
    id: outcome,
    flag_id: flag.id,
    told: DONE[done].told,
    message,
    effective_at: now,
  });
};

/** Says what was done about a flag. */
export const answerFlag = async (acting: Acting, record: string, form: AnswerForm): Promise<Acted> => {
  const met = await meet(acting, record, 'answer');
  if (!donesFor(met.facts.parts, met.flag.child_id !== null).includes(form.done))
    throw new Invalid([
      {
        field: 'done',
        message:
          form.done === 'contactRaised'
            ? 'Raise the contact from the flag: what was done is then written down by itself'
            : met.flag.child_id === null
              ? 'Say first which child this is'
              : 'Select what was done from the list',
      },
    ]);
  await answer(acting, met, { ...form, submission: null });
  return acted(met);
};

/** Where a flag stands in the code set of sources (N00152): who sent it most likely. */
const SOURCES: Readonly<Record<string, '3E' | '6' | '2A' | '3F' | '10'>> = {
  cpisAttendance: '3E',
  policeNotice: '6',
  operationEncompass: '6',
  wasNotBrought: '3F',
  ambulance: '3F',
  school: '2A',
  other: '10',
};

/**
 * Raises a contact from a flag, with what its sender told already filled in, and says so to the sender: that it was acted on, and no more.
 * The contact is the front door's, as for anybody who has not written it here themselves.
 */
export const raiseFromFlag = async (
  acting: Acting,
  record: string,
  form: FlagContactForm,
): Promise<Acted> => {
  const met = await meet(acting, record, 'raise');
  const { flag } = met;
  const { role } = acting.actor;
  if (flag.receiver_kind !== 'body') throw new NotAllowed('Raise a worry to the front door instead.');
  const atFrontDoor = role === 'frontDoorWorker' || role === 'frontDoorManager';
  const kind = isFlagKind(flag.kind) ? FLAG_KINDS[flag.kind].label : flag.kind;
  const { submission } = await raiseContact(acting, {
    team: flag.receiver_id,
    children: [
      {
        person: flag.child_id,
        given: flag.given,
        family: flag.family,
        born: flag.born,
        expected: null,
        sex: flag.sex === 'M' || flag.sex === 'F' ? flag.sex : 'U',
        nhsNumber: flag.nhs_number,
        address: flag.address,
        postcode: flag.postcode,
        school: flag.school,
      },
    ],
    also: [],
    immediateRisk: form.immediateRisk,
    worry: form.worry,
    livedExperience: form.livedExperience,
    parentsTold: 'no',
    parentsNotToldWhy: 'Not known: this came as a flag from another agency.',
    serviceAgreement: 'notAsked',
    lawfulBasis: 'publicTask',
    source: SOURCES[flag.kind] ?? '10',
    reach: flag.sender_reach || `See flag ${flag.reference}`,
    senderName: atFrontDoor ? flag.sender_name || `${kind}, ${flag.source_reference}` : '',
    senderRole: atFrontDoor ? kind : '',
    senderOrganisation: atFrontDoor ? flag.sender_organisation : '',
  });
  await answer(acting, met, {
    done: 'contactRaised',
    reason: `A contact was raised at the front door from flag ${flag.reference}.`,
    message: '',
    submission,
  });
  return acted(met);
};
