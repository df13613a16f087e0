import { z } from 'zod';
import { choice, longText, optionalChoice, optionalLongText, optionalText, pastDay, text } from '#kernel';
import { BANDS, FOUND, IN_PLACE, NEEDS, STAGES, UNCHECKED_DAYS, UNSEEN_DAYS } from './rules.ts';

export const SupportForm = z.object({
  parent: text({
    label: 'Who has the support?',
    hint: 'Such as Mother, Kim Birch',
    ask: 'Enter who has the support',
  }),
  need: choice({ label: 'What is it for?', ask: 'Select what the support is for' }, NEEDS),
  support: longText(
    {
      label: 'What support is it?',
      hint: 'What happens, how often, and what it should change for the child',
      ask: 'Enter what support it is',
    },
    2000,
  ),
  provider: text(
    { label: 'Who gives it?', hint: 'The person and their organisation', ask: 'Enter who gives the support' },
    300,
  ),
  providerReach: optionalText({ label: 'How can they be reached?' }, 300),
  since: pastDay({ label: 'Since when?', ask: 'Enter since when they have it' }),
});
export type SupportForm = z.output<typeof SupportForm>;

const looked = {
  stage: choice({ label: 'When did you look?', ask: 'Select at which stage you looked' }, STAGES),
  on: pastDay({ label: 'On which day?', ask: 'Enter the day on which it was checked' }),
  with: text(
    {
      label: 'Checked with whom?',
      hint: 'Whoever has it, or whoever gives it: name them',
      ask: 'Enter with whom it was checked',
    },
    300,
  ),
};
/** Whether a support is still there. */
export const CheckForm = z
  .object({
    ...looked,
    inPlace: choice({ label: 'Is it still in place?', ask: 'Select whether it is still in place' }, IN_PLACE),
    note: optionalLongText(
      { label: 'What did you find?', hint: 'If it changed or stopped: what now, and who sees to it' },
      5000,
    ),
  })
  .superRefine((form, context) => {
    if (form.inPlace !== 'yes' && form.note.trim() === '')
      context.addIssue({ code: 'custom', path: ['note'], message: 'Enter what changed, and who sees to it' });
  });
export type CheckForm = z.output<typeof CheckForm>;

/** What was found where no support is recorded. */
export const LookForm = z.object({
  ...looked,
  found: choice({ label: 'What did you find?', ask: 'Select what you found' }, FOUND),
  note: longText({ label: 'Why do you say so?', ask: 'Enter why you say so' }, 5000),
});
export type LookForm = z.output<typeof LookForm>;

export const EndForm = z.object({
  on: pastDay({ label: 'When did it end?', ask: 'Enter when it ended' }),
  why: longText(
    { label: 'Why did it end?', hint: 'And what there is instead', ask: 'Enter why it ended' },
    2000,
  ),
  version: z
    .number({ error: 'Open this form again' })
    .int({ error: 'Open this form again' })
    .meta({ label: 'Version' }),
});
export type EndForm = z.output<typeof EndForm>;

const page = z.coerce.number().int().min(1).max(10_000).catch(1).default(1);
const days = (standard: number) => z.coerce.number().int().min(1).max(730).catch(standard).default(standard);
const bands = z.enum(Object.keys(BANDS) as (keyof typeof BANDS)[]); // the table's own keys

/** For how long nobody looked, at which ages. */
export const UncheckedQuery = z.object({
  days: days(UNCHECKED_DAYS),
  age: z
    .union([z.literal(''), bands])
    .catch('')
    .default(''),
  page,
});
export type UncheckedQuery = z.output<typeof UncheckedQuery>;

export const WHOSE = { open: 'With an open referral', ours: 'That my team or I work with' } as const;
/** For how long a baby was not seen. */
export const UnseenQuery = z.object({
  days: days(UNSEEN_DAYS),
  whose: z.enum(['open', 'ours']).catch('ours').optional(),
  page,
});
export type UnseenQuery = z.output<typeof UnseenQuery>;

const length = text({ label: 'For how long?', hint: 'Up to 730 days' }, 3);
/** The questions of the two lists, as their pages ask them. */
export const UncheckedForm = z.object({ days: length, age: optionalChoice({ label: 'Age' }, BANDS) });
export const UnseenForm = z.object({ days: length, whose: choice({ label: 'Which babies?' }, WHOSE) });
