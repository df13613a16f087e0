import { type Actor, type Kept, mayKeepRegister, type Verdict, yes } from '#kernel';

/** Everybody with a post reads the registers; administrators keep them. */
export const can = {
  read: (): Verdict => yes,
  /** As far as it is theirs, which each act asks of its own row. */
  keep:
    (kept: Kept) =>
    ({ role }: Actor): Verdict =>
      mayKeepRegister(kept, role),
};

/** Why the registers are read and kept, as the audit says it. No child is in them. */
export const PURPOSE = {
  read: 'Knowing who works here, and for whom',
  keep: 'Keeping the registers of the partnership',
} as const;
