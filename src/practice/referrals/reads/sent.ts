import { z } from 'zod';
import type { PersonLine } from '#people';
import { DECISION_OUTCOMES } from '../rules/index.ts';
import type { ContactRow } from '../store/index.ts';

/** A decision's outcome, by code. */
export const Outcome = z.enum(Object.keys(DECISION_OUTCOMES) as (keyof typeof DECISION_OUTCOMES)[]); // the table's own keys
export const PersonRef = z.object({ id: z.string(), name: z.string(), about: z.string() });

/** A contact as it was sent: what its sender and the front door both read. */
export const SentContact = z.object({
  id: z.string(),
  reference: z.string(),
  team: z.string(),
  receivedAt: z.string(),
  sourceCode: z.string(),
  sender: z.object({
    name: z.string(),
    role: z.string(),
    organisation: z.string(),
    reach: z.string(),
    byFrontDoor: z.boolean(),
  }),
  child: z.object({
    given: z.string(),
    family: z.string(),
    born: z.string().nullable(),
    expected: z.string().nullable(),
    sex: z.string(),
    nhsNumber: z.string(),
    address: z.string(),
    postcode: z.string(),
    school: z.string(),
  }),
  worry: z.string(),
  livedExperience: z.string(),
  immediateRisk: z.boolean(),
  parentsTold: z.boolean(),
  parentsNotToldWhy: z.string(),
  serviceAgreement: z.string(),
  lawfulBasis: z.string(),
});
export type SentContact = z.infer<typeof SentContact>;

/** What a contact's row says, as both sides read it. */
export const sentContact = (row: ContactRow): SentContact => ({
  id: row.id,
  reference: row.reference,
  team: row.team_name,
  receivedAt: row.received_at,
  sourceCode: row.source_code,
  sender: {
    name: row.sender_name,
    role: row.sender_role,
    organisation: row.sender_organisation,
    reach: row.sender_reach,
    byFrontDoor: row.by_front_door,
  },
  child: {
    given: row.given,
    family: row.family,
    born: row.born,
    expected: row.expected_day,
    sex: row.sex,
    nhsNumber: row.nhs_number,
    address: row.address,
    postcode: row.postcode,
    school: row.school,
  },
  worry: row.worry,
  livedExperience: row.lived_experience,
  immediateRisk: row.immediate_risk,
  parentsTold: row.parents_told,
  parentsNotToldWhy: row.parents_not_told_why,
  serviceAgreement: row.service_agreement,
  lawfulBasis: row.lawful_basis,
});

/** A person as a contact's pages name them: who, and enough to tell them from another. */
export const personRef = ({ id, name, birth, age }: PersonLine) => ({
  id,
  name,
  about:
    [birth.charAt(0).toLowerCase() + birth.slice(1), age].filter(Boolean).join(', ') || 'birth not recorded',
});

/** What a child is called on a contact: as typed, or as the record of the person says when it is known. */
export const calledOn = (row: { given: string; family: string }, known?: string): string =>
  known ?? (`${row.given} ${row.family}`.trim() || 'Name not given');
