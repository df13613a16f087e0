import type { Insertable } from 'kysely';
import { type Database, newId } from '#db';
import type { Instant } from '#kernel';

export type Table = keyof Database & string;
/** A change of a row that was made before: at which moment, by which post. Changes of one row stand in the order they were made. */
export interface Change {
  readonly table: Table;
  readonly id: string;
  readonly at: Instant;
  readonly post: string;
  readonly set: object;
}

/** When a person was recorded and by whom, where the bulk that records them knows one moment only. */
export interface Recorded {
  readonly id: string;
  readonly at: Instant;
  readonly post: string;
}

/** Who acts, and the organisation and team that the post sits in. */
interface Deed {
  readonly by: { readonly post: string; readonly organisation: string };
  readonly at: Instant;
}

/** A record of the spine as that deed would have made it. */
export const recordRow = (
  { by, at }: Deed,
  record: {
    readonly id: string;
    readonly kind: string;
    readonly child: string | null;
    readonly title: string;
    readonly submission?: string;
    readonly occurredAt?: Instant;
    readonly body?: string | null;
    readonly agency?: string | null;
  },
): Insertable<Database['record']> => ({
  id: record.id,
  kind: record.kind,
  child_id: record.child,
  submission_id: record.submission ?? record.id,
  owner_organisation_id: by.organisation,
  owner_body_id: record.body ?? null,
  occurred_at: record.occurredAt ?? at,
  recorded_at: at,
  recorded_by: by.post,
  title: record.title,
  agency_id: record.agency ?? null,
});

/** A record given to somebody by that deed, or refused. */
export const shareRow = (
  { by, at }: Deed,
  share: {
    readonly record: string;
    readonly to: readonly ['organisation' | 'body' | 'post', string];
    readonly child?: string;
    readonly basis: string;
    readonly purpose: string;
    readonly refused?: string;
    readonly until?: Instant | null;
  },
): Insertable<Database['share']> => ({
  id: newId(),
  record_id: share.record,
  by_organisation_id: by.organisation,
  grantee_kind: share.to[0],
  grantee_id: share.to[1],
  child_id: share.child ?? null,
  outcome: share.refused === undefined ? 'shared' : 'refused',
  lawful_basis: share.basis,
  purpose: share.purpose,
  reason: share.refused ?? '',
  from_at: at,
  until_at: share.until ?? null,
  decided_by: by.post,
  decided_at: at,
});

/** The spine first, then what stands on it. */
export const IN_ORDER = [
  'record',
  'contact',
  'triage',
  'identification',
  'contact_note',
  'parent_support_check',
  'decision',
  'outcome',
  'referral',
  'considered',
  'action',
  'action_progress',
  'involvement',
  'share',
] as const satisfies readonly Table[];
type Woven = (typeof IN_ORDER)[number];
/** What is to be woven together: rows by table, changes, and when people were first recorded. */
export type Bolt = { [T in Woven]: Insertable<Database[T]>[] } & { changes: Change[]; recorded: Recorded[] };
export const newBolt = (): Bolt => ({
  record: [],
  contact: [],
  triage: [],
  identification: [],
  contact_note: [],
  parent_support_check: [],
  decision: [],
  outcome: [],
  referral: [],
  considered: [],
  action: [],
  action_progress: [],
  involvement: [],
  share: [],
  changes: [],
  recorded: [],
});
