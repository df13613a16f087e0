import type { Generated } from 'kysely';
import type { Day, Instant } from '#kernel';

/** A named document of the partnership, whatever its versions say. */
export interface DocumentTable {
  id: string;
  title: string;
  kind: string;
  made_at: Instant;
  made_by_post_id: string;
}
/** One version: what was put to the partners, never changed, at most withdrawn. */
export interface DocumentVersionTable {
  id: string;
  document_id: string;
  number: number;
  summary: string;
  effective_from: Day;
  review_by: Day | null;
  url: Generated<string>;
  /** SHA-256 of the file, 64 hexadecimal digits, or ''. */
  sha256: Generated<string>;
  put_at: Instant;
  put_by_post_id: string;
  withdrawn_at: Generated<Instant | null>;
  withdrawn_by_post_id: Generated<string | null>;
  withdrawn_why: Generated<string>;
}
/** Who was a safeguarding partner when it was put. */
export interface DocumentSignerTable {
  id: string;
  version_id: string;
  organisation_id: string;
  seat: 'localAuthority' | 'health' | 'police';
}
/** What a partner said of a version: the newest counts. */
export interface DocumentSignatureTable {
  id: string;
  version_id: string;
  organisation_id: string;
  verdict: 'signed' | 'refused';
  reason: Generated<string>;
  post_id: string;
  capacity: 'leadSafeguardingPartner' | 'delegatedSafeguardingPartner';
  at: Instant;
}

declare module '#db' {
  interface Database {
    document: DocumentTable;
    document_version: DocumentVersionTable;
    document_signer: DocumentSignerTable;
    document_signature: DocumentSignatureTable;
  }
}
