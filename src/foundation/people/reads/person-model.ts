import { z } from 'zod';
import { AlsoRecorded } from './likeness.ts';
import { NumberWarning } from './numbers.ts';

const period = { from: z.string().nullable(), until: z.string().nullable(), explained: z.string() };
const row = { id: z.uuid(), version: z.number().int() };

export const NameLine = z.object({
  ...row,
  kind: z.enum(['legal', 'knownAs', 'previous']),
  given: z.string(),
  family: z.string(),
  said: z.string(),
  ...period,
});
export const AddressLine = z.object({
  ...row,
  kind: z.string(),
  lines: z.string(),
  postcode: z.string(),
  withheld: z.boolean(),
  ...period,
});
export const IdentifierLine = z.object({
  ...row,
  scheme: z.enum(['nhs', 'upn', 'formerUpn', 'laChildId', 'upnUnknown']),
  value: z.string(),
  said: z.string(),
  ...period,
});
export const RelativeLine = z.object({
  /** The relative. */
  id: z.uuid(),
  name: z.string(),
  birth: z.string(),
  age: z.string(),
  restricted: z.boolean(),
  /** Null for one who is only of the same family group. */
  relationship: z.uuid().nullable(),
  relation: z.string(),
  parentalResponsibility: z.boolean(),
  ended: z.string().nullable(),
  /** Whether the relationship is told from this person, who may then change it here. */
  own: z.boolean(),
});
export const InvolvementLine = z.object({
  ...row,
  organisation: z.string(),
  practitioner: z.string(),
  service: z.string(),
  reach: z.string(),
  lead: z.boolean(),
  from: z.string(),
  until: z.string().nullable(),
  lastSeen: z.string().nullable(),
  mine: z.boolean(),
});
export type InvolvementLine = z.infer<typeof InvolvementLine>;
export const ShareLine = z.object({
  id: z.uuid(),
  to: z.string(),
  outcome: z.enum(['shared', 'refused']),
  lawfulBasis: z.string(),
  purpose: z.string(),
  reason: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  current: z.boolean(),
  /** Given by the actor's own organisation, which may end it. */
  ours: z.boolean(),
});

export const PersonModel = z.object({
  id: z.uuid(),
  name: z.string(),
  version: z.number().int(),
  owner: z.object({ id: z.uuid(), name: z.string() }),
  recordedAt: z.string(),
  born: z.string().nullable(),
  birth: z.string(),
  age: z.string(),
  expected: z.string().nullable(),
  died: z.string().nullable(),
  sex: z.string(),
  ethnicity: z.string(),
  disabilities: z.array(z.string()),
  school: z.string(),
  safeContact: z.string(),
  workerSafety: z.string(),
  explained: z.string(),
  names: z.array(NameLine),
  addresses: z.array(AddressLine),
  identifiers: z.array(IdentifierLine),
  numberWarnings: z.array(NumberWarning),
  relatives: z.array(RelativeLine),
  network: z.array(InvolvementLine),
  shares: z.array(ShareLine),
  /** For those who are named, and nobody else learns of it. */
  restriction: z
    .object({
      reason: z.string(),
      placedAt: z.string(),
      placedBy: z.string(),
      named: z.array(z.string()),
    })
    .nullable(),
  /** Other records that are linked with this one. */
  also: z.array(AlsoRecorded),
  /** Where possible other records are looked at, for those who may. */
  same: z.string().nullable(),
  /** The page of the story, where a module above keeps one. */
  story: z.string().nullable(),
  /** The page of the documents about them, likewise. */
  documents: z.string().nullable(),
  ground: z.string(),
  groundWords: z.string(),
  acts: z.array(z.enum(['find', 'add', 'change', 'involve', 'share', 'restrict', 'exclude'])),
});
export type PersonModel = z.infer<typeof PersonModel>;
