import { z } from 'zod';
import type { PersonLine } from '#people';
import { FACTS, type FactName, FLAG_KINDS, type FlagKindName, isFlagKind } from '../rules/index.ts';
import type { FlagRow } from '../store/index.ts';

/** A kind of flag, by its name. */
export const Kind = z.enum(Object.keys(FLAG_KINDS) as FlagKindName[]); // the table's own keys
export const PersonRef = z.object({ id: z.string(), name: z.string(), about: z.string() });

/** A flag as it was sent: what its sender and its receiver both read. */
export const SentFlag = z.object({
  id: z.string(),
  reference: z.string(),
  sourceReference: z.string(),
  kind: Kind,
  urgency: z.enum(['immediate', 'soon', 'routine']),
  occurredAt: z.string(),
  receivedAt: z.string(),
  receiver: z.string(),
  sender: z.object({ organisation: z.string(), name: z.string(), reach: z.string() }),
  child: z.object({
    given: z.string(),
    family: z.string(),
    born: z.string().nullable(),
    sex: z.string(),
    nhsNumber: z.string(),
    upn: z.string(),
    address: z.string(),
    postcode: z.string(),
    school: z.string(),
  }),
  said: z.string(),
  /** What only this kind tells: its name on screen, and the answer. */
  facts: z.array(z.object({ name: z.string(), said: z.string() })),
});
export type SentFlag = z.infer<typeof SentFlag>;

/** What a flag's row says, as both sides read it. */
export const sentFlag = (row: FlagRow): SentFlag => ({
  id: row.id,
  reference: row.reference,
  sourceReference: row.source_reference,
  kind: isFlagKind(row.kind) ? row.kind : 'other',
  urgency: row.urgency,
  occurredAt: row.occurred_at,
  receivedAt: row.received_at,
  receiver: row.receiver_name,
  sender: { organisation: row.sender_organisation, name: row.sender_name, reach: row.sender_reach },
  child: {
    given: row.given,
    family: row.family,
    born: row.born,
    sex: row.sex,
    nhsNumber: row.nhs_number,
    upn: row.upn,
    address: row.address,
    postcode: row.postcode,
    school: row.school,
  },
  said: row.said,
  facts: (Object.keys(FACTS) as FactName[]).flatMap((name) => {
    // The table's own keys.
    const said = row.facts[name];
    return said ? [{ name: FACTS[name], said }] : [];
  }),
});

/** A person as a flag's pages name them. */
export const personRef = ({ id, name, birth, age }: PersonLine) => ({
  id,
  name,
  about:
    [birth.charAt(0).toLowerCase() + birth.slice(1), age].filter(Boolean).join(', ') || 'birth not recorded',
});

/** What a child is called on a flag: as it was sent, or as the record of the person says when it is known. */
export const calledOn = (row: { given: string; family: string }, known?: string): string =>
  known ?? (`${row.given} ${row.family}`.trim() || 'Name not given');
