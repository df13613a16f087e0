import { z } from 'zod';
import { choice, day, idField, longText, text } from '#kernel';
import { HOLD_KINDS } from './rules/index.ts';

export const RuleForm = z.object({
  years: z.coerce
    .number({ error: 'Enter a number of years' })
    .int({ error: 'Enter whole years' })
    .min(1, { error: 'Enter 1 year or more' })
    .max(125, { error: 'Enter 125 years or fewer' })
    .meta({ label: 'Years' }),
  authority: text(
    { label: 'Why that long?', hint: 'The law, or the schedule that your organisations agreed' },
    500,
  ),
  version: z.coerce.number().int().min(0).meta({ label: 'Version' }),
});
export type RuleForm = z.output<typeof RuleForm>;

const hold = {
  kind: choice({ label: 'What holds the records?', ask: 'Select what holds the records' }, HOLD_KINDS),
  reason: longText({ label: 'Why, and who asked for it?', ask: 'Enter why, and who asked for it' }, 2000),
  review: day({ label: 'When is the hold looked at again?', ask: 'Enter when the hold is looked at again' }),
};
export const HoldForm = z.object({
  person: z
    .union([
      z.literal('').transform(() => null),
      z.uuid({ error: 'Enter the id as the audit shows it, or leave it empty' }),
    ])
    .nullable()
    .default(null)
    .meta({ label: 'Whose records?', hint: 'The id of a person. Leave it empty to hold everybody’s' }),
  ...hold,
});
export type HoldForm = z.output<typeof HoldForm>;
export const LiftForm = z.object({
  because: longText({ label: 'Why is it lifted?', ask: 'Enter why it is lifted' }, 2000),
});
export const ProposeForm = z.object({
  person: idField({ label: 'Person', ask: 'Choose a person from the list' }),
  reason: longText(
    {
      label: 'What did you look at?',
      hint: 'That the term is right, that nothing holds the records, and that nobody needs them',
      ask: 'Enter what you looked at',
    },
    2000,
  ),
});
export type ProposeForm = z.output<typeof ProposeForm>;
export const DecideForm = z.object({
  decision: choice(
    { label: 'May the records go?', ask: 'Select whether the records may go' },
    { authorised: 'Yes, dispose of them', declined: 'No, keep them' },
  ),
  because: longText({ label: 'Why?', ask: 'Enter why' }, 2000),
});
export type DecideForm = z.output<typeof DecideForm>;
export const PageQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export const DueQuery = z.object({
  after: z.union([z.uuid(), z.literal('')]).catch(''),
});
