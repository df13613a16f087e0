import type { ColumnType, Generated } from 'kysely';
import type { AppointedBy, Day, Instant, Role } from '#kernel';

interface InForce {
  from_day: Day;
  until_day: Day | null;
  version: Generated<number>;
}

/** What the partnership decided about how it works here; the keys are in rules.ts. */
export interface SettingTable {
  key: string;
  value: ColumnType<unknown, string, string>;
  /** Why less is asked than Arden asks by itself. */
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  version: Generated<number>;
}
export interface OrganisationTable extends InForce {
  id: string;
  name: string;
  /** A key of rules/organisation-types.ts. */
  type: string;
  code: Generated<string>;
  phone: Generated<string>;
}
export type BodyType = 'partnership' | 'board' | 'panel' | 'team' | 'committee';
export interface BodyTable extends InForce {
  id: string;
  organisation_id: string | null;
  type: BodyType;
  name: string;
  purpose: Generated<string>;
  /** Which inbox the body has: contacts come to the front door's team, work to any team. */
  receives: Generated<'' | 'contacts' | 'work'>;
  phone: Generated<string>;
  out_of_hours: Generated<string>;
}
export interface ReportingLineTable extends InForce {
  id: string;
  body_id: string;
  reports_to_id: string;
}
export interface StaffTable {
  id: string;
  account_id: string | null;
  name: string;
  email: string;
  phone: Generated<string>;
  /** A system of an agency works here like a person, and signs in with a credential. */
  kind: Generated<'person' | 'system'>;
  version: Generated<number>;
}
export interface PostTable extends InForce {
  id: string;
  staff_id: string;
  role: Role;
  title: string;
  organisation_id: string;
  body_id: string | null;
}
export interface RepresentationTable extends InForce {
  id: string;
  body_id: string;
  post_id: string;
  organisation_id: string;
  /** A key of the capacities in rules/representation.ts. */
  capacity: string;
}
/** What an agency's system signs in with: only a hash of it is kept, and the list is read without that. */
export interface SystemCredentialTable {
  id: string;
  post_id: string;
  label: string;
  hash: string;
  made_by: string;
  made_at: Instant;
  until_day: Day | null;
  last_used_at: Instant | null;
  ended_at: Instant | null;
  ended_by: string | null;
}
/** Where an organisation's own people sign in. */
export interface DirectoryTable {
  id: string;
  organisation_id: string;
  issuer: string;
  client_id: string;
  /** The client's secret, which the database alone cannot open. */
  sealed: string;
  domains: string[];
  /** Levels of sign-in (acr) that count as a second step. */
  acr: Generated<string[]>;
  /** In minutes. */
  max_age: number | null;
  /** The administrator's word that it always asks for a second step, by which post and when. */
  vouched: string | null;
  vouched_by: string | null;
  vouched_at: Instant | null;
  made_at: Instant;
  ended_at: Instant | null;
  version: Generated<number>;
}
/** Who changed what: written by a trigger, read by every post. */
export interface RegisterChangeTable {
  id: Generated<string>;
  register: string;
  /** The row's id, or a setting's key. */
  row_key: string;
  operation: 'insert' | 'update' | 'delete';
  at: Instant;
  post_id: string | null;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
}
export interface RoleStandingTable {
  role: string;
  scope: string;
  /** Who appoints to it. */
  appointed_by: Generated<AppointedBy>;
}
export interface RoleKindTable {
  role: string;
  kind: string;
}
/** In the house: the registry of partnerships. */
export interface PartnershipTable {
  slug: string;
  name: string;
  synthetic: Generated<boolean>;
}

declare module '#db' {
  interface Database {
    setting: SettingTable;
    organisation: OrganisationTable;
    body: BodyTable;
    reporting_line: ReportingLineTable;
    staff: StaffTable;
    post: PostTable;
    representation: RepresentationTable;
    system_credential: SystemCredentialTable;
    directory: DirectoryTable;
    register_change: RegisterChangeTable;
    role_standing: RoleStandingTable;
    role_kind: RoleKindTable;
    partnership: PartnershipTable;
  }
}
