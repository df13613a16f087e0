import { z } from 'zod';
import { day, optionalChoice, text } from '#kernel';
import { RULE_SETS } from './rules/index.ts';

export const AddHoliday = z.object({
  day: day({
    label: 'Date',
    hint: 'A weekday. Where the holiday itself falls at the weekend, its substitute day. For example, 8 5 2023',
    ask: 'Enter the date of the bank holiday',
  }),
  name: text(
    {
      label: 'Name',
      hint: 'As it was announced, such as Coronation of King Charles III',
      ask: 'Enter the name of the bank holiday',
    },
    120,
  ),
});
export type AddHoliday = z.output<typeof AddHoliday>;

/** Nothing is asked: the page says what will happen, and its button is the answer. */
export const WithdrawHoliday = z.object({});

/** Which year of the calendar, in the address. */
export const AskYear = z.object({ year: z.coerce.number().int().min(1000).max(9999).optional() });

/** Which rule set of the clocks, in the address. */
export const AskRuleSet = z.object({ ruleSet: optionalChoice({ label: 'Rule set' }, RULE_SETS) });
