import type { Generated } from 'kysely';
import type { FileType, Instant } from '#kernel';
import type { Access, Virus } from './rules.ts';

/** A document about a record. Who added it and when, and what it is, stand on the spine; its content stands under its hash. */
export interface AttachmentTable {
  id: string;
  about_record_id: string;
  sha256: string;
  /** As it was given; never a path. */
  name: string;
  type: FileType;
  bytes: number;
  access: Access;
  virus: Virus;
  virus_at: Instant;
  signature: Generated<string>;
  /** What a redacted version was made from. */
  source_id: string | null;
  redacted_why: string;
  withdrawn_by: string | null;
  withdrawn_at: Instant | null;
  withdrawn_why: Generated<string>;
  version: Generated<number>;
}

declare module '#db' {
  interface Database {
    attachment: AttachmentTable;
  }
}
