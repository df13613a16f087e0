import { type Actor, no, type Verdict, yes } from '#kernel';

/** Who keeps the bank holidays: administrators, because one day added moves every clock of the partnership that counts over it. */
export const mayKeepBankHolidays = ({ role }: Pick<Actor, 'role'>): Verdict =>
  role === 'administrator'
    ? yes
    : no('Only a partnership administrator adds or withdraws a bank holiday. Ask yours.');
