import type { Day, Instant } from '#kernel';

/** A bank holiday that the program was not made with; a withdrawn one no longer counts. */
export interface BankHolidayTable {
  id: string;
  day: Day;
  name: string;
  added_by: string;
  added_at: Instant;
  withdrawn_by: string | null;
  withdrawn_at: Instant | null;
}

declare module '#db' {
  interface Database {
    bank_holiday: BankHolidayTable;
  }
}
