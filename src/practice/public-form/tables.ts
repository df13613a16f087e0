import type { Instant } from '#kernel';

/** A form that acted, by the stamp that it was opened with. */
export interface PublicWorryTable {
  stamp: string;
  reference: string;
  at: Instant;
}

/** How many worries came in an hour: from a network by its keyed hash, and from all of them (''). */
export interface PublicWorryCountTable {
  network: string;
  hour: Instant;
  count: number;
}

declare module '#db' {
  interface Database {
    public_worry: PublicWorryTable;
    public_worry_count: PublicWorryCountTable;
  }
}
