import type { Generated } from 'kysely';
import type { Day } from '#kernel';

/** A child or an adult; a person is a record about itself. */
export interface PersonTable {
  id: string;
  born_day: Day | null;
  born_precision: Generated<'day' | 'month' | 'year'>;
  expected_day: Day | null;
  died_day: Day | null;
  sex: Generated<string>;
  ethnicity: Generated<string>;
  disabilities: Generated<string[]>;
  family_group_id: string | null;
  safe_contact: Generated<string>;
  worker_safety: Generated<string>;
  school: Generated<string>;
  /** Why what looks wrong in these facts is right, in the words of whoever entered it. */
  explained: Generated<string>;
  version: Generated<number>;
}
export type NameKind = 'legal' | 'knownAs' | 'previous';
export interface PersonNameTable {
  id: string;
  person_id: string;
  kind: NameKind;
  given: string;
  family: string;
  /** As a search compares it: lower case, no marks, no punctuation. */
  search: string;
  from_day: Day | null;
  until_day: Day | null;
  explained: Generated<string>;
  version: Generated<number>;
}
export interface AddressTable {
  id: string;
  person_id: string;
  lines: string;
  postcode: Generated<string>;
  search: string;
  kind: Generated<string>;
  withheld: Generated<boolean>;
  from_day: Day | null;
  until_day: Day | null;
  explained: Generated<string>;
  version: Generated<number>;
}
export type Scheme = 'nhs' | 'upn' | 'formerUpn' | 'laChildId' | 'upnUnknown';
export interface IdentifierTable {
  id: string;
  person_id: string;
  scheme: Scheme;
  value: string;
  /** As a search compares it: capitals and digits only. */
  search: string;
  from_day: Day | null;
  until_day: Day | null;
  explained: Generated<string>;
  version: Generated<number>;
}
export interface RelationshipTable {
  id: string;
  person_id: string;
  other_id: string;
  kind: string;
  parental_responsibility: Generated<boolean>;
  from_day: Day | null;
  until_day: Day | null;
  explained: Generated<string>;
  version: Generated<number>;
}

declare module '#db' {
  interface Database {
    person: PersonTable;
    person_name: PersonNameTable;
    address: AddressTable;
    identifier: IdentifierTable;
    relationship: RelationshipTable;
  }
}
