import type { Generated } from 'kysely';
import type { Instant } from '#kernel';
import type { WHY_OFF } from './rules.ts';

/** An address outside that is told what waits, for one agency's system. */
export interface WebhookTable {
  id: string;
  post_id: string;
  organisation_id: string;
  url: string;
  /** None named is all. */
  kinds: string[];
  made_at: Instant;
  made_by: string;
  failing_since: Generated<Instant | null>;
  disabled_at: Generated<Instant | null>;
  disabled_why: Generated<keyof typeof WHY_OFF>;
  ended_at: Generated<Instant | null>;
  version: Generated<number>;
}

/** One telling, and what became of it. */
export interface WebhookDeliveryTable {
  id: string;
  webhook_id: string;
  notice_id: string;
  event: string;
  path: string;
  record_id: string | null;
  at: Instant;
  next_at: Instant;
  claimed_until: Generated<Instant | null>;
  tries: Generated<number>;
  delivered_at: Generated<Instant | null>;
  dead_at: Generated<Instant | null>;
  last_at: Generated<Instant | null>;
  last_status: Generated<number | null>;
  last_why: Generated<string>;
}

declare module '#db' {
  interface Database {
    webhook: WebhookTable;
    webhook_delivery: WebhookDeliveryTable;
  }
}
