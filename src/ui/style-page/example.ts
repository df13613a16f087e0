import { z } from 'zod';

const Child = z.object({
  givenName: z.string().max(100).meta({ label: 'Given name' }),
  familyName: z.string().max(100).meta({ label: 'Family name' }),
  born: z.string().meta({ label: 'Date of birth', partial: true }),
});

/** One field of each kind. */
export const ExampleForm = z.object({
  reference: z
    .string()
    .max(20)
    .meta({ label: 'Your own reference', hint: 'From your case system, if it has one' }),
  worry: z.string().max(4000).meta({
    label: 'What worries you?',
    hint: 'What you saw or heard, when, and what the child said in their own words',
  }),
  happened: z.string().meta({ label: 'When did it happen?' }),
  told: z.enum(['yes', 'no']).meta({
    label: 'Do the parents know that you are telling us?',
    options: [
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No', hint: 'For example because telling them would put the child at more risk' },
    ],
  }),
  whyNot: z.string().max(1000).meta({ label: 'Why do they not know?' }),
  needs: z.array(z.string()).meta({
    label: 'What would help?',
    hint: 'Choose all that apply',
    options: { housing: 'Housing', health: 'Health', school: 'School', none: 'None of these' },
  }),
  source: z.string().meta({
    label: 'Who is this from?',
    options: {
      '1A': 'A member of the family',
      '2A': 'A school',
      '3A': 'A health visitor',
      '5C': 'The police',
    },
  }),
  agreed: z.boolean().meta({ label: 'The family agrees to being offered help' }),
  password: z.string().meta({ label: 'Password' }),
  children: z.array(Child).min(1),
});

export const ExampleFilter = z.object({
  agencies: z
    .array(z.string())
    .meta({ label: 'Agency', options: { police: 'Police', health: 'Health', school: 'Schools' } }),
});

/** What one might have typed, with two mistakes. */
export const EXAMPLE_VALUES = {
  worry: 'He came in without a coat again.',
  'happened-day': '31',
  'happened-month': '2',
  'happened-year': '2026',
  told: 'no',
  needs: ['health'],
  'children.0.givenName': 'Rowan',
  'children.0.familyName': 'Ashby',
  'children.0.born-year': '2018',
  'children.1.givenName': 'Wren',
};

export const EXAMPLE_FAULTS = [
  { field: 'happened', message: 'The day it happened must be a real date' },
  { field: 'whyNot', message: 'Say why the parents do not know' },
  { field: 'children.1.familyName', message: 'Enter the family name of child 2, or “not known”' },
];
