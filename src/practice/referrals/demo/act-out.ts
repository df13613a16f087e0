import type { Acting } from '#db';
import { isCode, REFERRAL_SOURCES } from '#kernel';
import {
  addToContact,
  askSender,
  decideContact,
  identifyChild,
  judgeDecision,
  passOn,
  raiseContact,
  recordTold,
  replyToQuestion,
  setUrgency,
  takeContact,
} from '../actions/index.ts';
import type { ContactForm } from '../forms/index.ts';
import { LAWFUL_BASES, SERVICE_AGREEMENTS } from '../rules/index.ts';
import { contactsOfSubmission } from '../store/index.ts';
import type { Deed, ToldContact, ToldDecision } from './told.ts';

/** Gives the acting post of a deed, at its moment. */
export type As = (deed: Deed) => Promise<Acting>;

const answer = <Set extends Readonly<Record<string, string>>>(set: Set, code: string): keyof Set & string => {
  if (!isCode(set, code)) throw new Error(`${code} is none of its answers.`);
  return code;
};

const formOf = (told: readonly [ToldContact, ...ToldContact[]]): ContactForm => {
  const [{ facts, team }] = told;
  return {
    team,
    also: [],
    children: told.map(({ child, facts: about }) => ({
      person: child,
      given: about.given ?? '',
      family: about.family ?? '',
      born: about.born ?? null,
      expected: about.expected_day ?? null,
      sex: about.sex === 'F' || about.sex === 'M' ? about.sex : 'U',
      nhsNumber: about.nhs_number ?? '',
      address: about.address ?? '',
      postcode: about.postcode ?? '',
      school: about.school ?? '',
    })),
    worry: facts.worry,
    livedExperience: facts.lived_experience,
    immediateRisk: facts.immediate_risk ? 'yes' : 'no',
    parentsTold: facts.parents_told ? 'yes' : 'no',
    parentsNotToldWhy: facts.parents_not_told_why ?? '',
    serviceAgreement: answer(SERVICE_AGREEMENTS, facts.service_agreement),
    lawfulBasis: answer(LAWFUL_BASES, facts.lawful_basis),
    source: answer(REFERRAL_SOURCES, facts.source_code),
    reach: facts.sender_reach,
    senderName: facts.sender_name,
    senderRole: facts.sender_role,
    senderOrganisation: facts.sender_organisation,
  };
};

type Note = ToldContact['notes'][number];
const writeNote = async (acting: Acting, id: string, { purpose, body, council = '', how = '' }: Note) => {
  if (purpose === 'question') await askSender(acting, id, body);
  else if (purpose === 'reply') await replyToQuestion(acting, id, body);
  else if (purpose === 'addition') await addToContact(acting, id, body);
  else if (purpose === 'passedOn') await passOn(acting, id, { council, how, body });
  else if (purpose === 'told') await recordTold(acting, id, { how, body });
};

const decide = (acting: Acting, id: string, told: ToldDecision) =>
  decideContact(acting, id, {
    outcome: told.outcome,
    levelOfNeed: told.level,
    reason: told.reason,
    primaryNeed: told.need,
    message: told.message,
    support: told.support,
    supportProvider: told.supportProvider,
    supportCheckedOn: told.supportCheckedOn,
    supportCheckedWith: told.supportCheckedWith,
    supportInPlace: told.supportInPlace,
  });

/** What happens to a contact after it was sent, in the order of time. */
const deedsOf = (
  told: ToldContact,
): (Deed & { readonly run: (acting: Acting, id: string) => Promise<unknown> })[] => {
  const { taken, identified } = told;
  const deeds: ReturnType<typeof deedsOf> = [];
  if (taken) {
    deeds.push({ ...taken, run: takeContact });
    if (taken.urgency !== 'amber')
      deeds.push({ ...taken, run: (acting, id) => setUrgency(acting, id, taken.urgency) });
  }
  if (identified)
    deeds.push({ ...identified, run: (acting, id) => identifyChild(acting, id, identified.child) });
  for (const note of told.notes) deeds.push({ ...note, run: (acting, id) => writeNote(acting, id, note) });
  for (const decision of told.decisions) {
    const { authorised, returned } = decision;
    deeds.push({ ...decision, run: (acting, id) => decide(acting, id, decision) });
    if (returned)
      deeds.push({
        ...returned,
        run: (acting, id) => judgeDecision(acting, id, { verdict: 'no', why: returned.why }),
      });
    if (authorised && authorised.by.post !== decision.by.post)
      deeds.push({
        ...authorised,
        run: (acting, id) => judgeDecision(acting, id, { verdict: 'yes', why: '' }),
      });
  }
  return deeds.toSorted((one, other) => one.at.localeCompare(other.at));
};

/** Does what is told of the contacts of one submission, act by act, as people would: ids in the order told. */
export const actOut = async (as: As, told: readonly [ToldContact, ...ToldContact[]]): Promise<string[]> => {
  const [first] = told;
  const acting = await as(first);
  const { submission } = await raiseContact(acting, formOf(told));
  const ids = (await contactsOfSubmission(acting.tx, submission)).map(({ id }) => id);
  for (const [place, each] of told.entries())
    for (const deed of deedsOf(each)) await deed.run(await as(deed), ids[place] ?? '');
  return ids;
};
