import { z } from 'zod';
import { choice, idField, longText, tick } from '#kernel';
import { FINDINGS, GROUNDS, STANDINGS } from './rules.ts';

export const OpenForm = z.object({
  ground: choice({ label: 'Why can it not wait?', ask: 'Select why it cannot wait' }, GROUNDS),
  reason: longText(
    {
      label: 'What has happened, and what must you find out?',
      hint: 'It is kept, and read by the information governance lead',
      ask: 'Enter what has happened and what you must find out',
    },
    2000,
  ),
});
export type OpenForm = z.output<typeof OpenForm>;

export const ChildForm = z.object({
  child: idField({ label: 'Child', ask: 'Choose a child from the list' }),
});
export const AskForm = z.object({
  question: longText(
    {
      label: 'What do you want to know?',
      hint: 'They read this, and their answer is kept with it',
      ask: 'Enter what you want to know',
    },
    2000,
  ),
});
export const AnswerForm = z.object({
  answer: longText({ label: 'Your answer', ask: 'Enter your answer' }, 5000),
});
export const CloseForm = z.object({
  finding: choice({ label: 'What do you find?', ask: 'Select what you find' }, FINDINGS),
  note: longText(
    {
      label: 'Why?',
      hint: 'Say what you looked at and, where it was taken further, with whom',
      ask: 'Enter why',
    },
    5000,
  ),
});
export type CloseForm = z.output<typeof CloseForm>;
export const GrantForm = z.object({
  post: idField({ label: 'Which post?', ask: 'Select a post' }),
  restricted: tick({
    label: 'Restricted children too',
    hint: 'For posts that answer for children at night. Named people are told at once',
  }),
});
export type GrantForm = z.output<typeof GrantForm>;

/** Something that may stand in an address, or not. */
const asked = (label: string, hint?: string, longest = 200) =>
  z
    .string()
    .max(longest)
    .catch('')
    .meta({ label, ...(hint === undefined ? {} : { hint }) });
/** Whom to look for: everything that is filled in must fit. */
export const SearchForm = z.object({
  name: asked('Name', 'Any order. Misspellings and names that sound alike are found too'),
  born: asked('Year of birth, or the whole date', 'Such as 2016 or 2016-03-09', 10),
  identifier: asked('NHS number or UPN'),
});

/** Which accesses the reviewer looks at. */
export const ReviewsQuery = z.object({
  which: z.enum(['open', 'waiting', 'closed']).catch('waiting'),
  who: asked('Opened by', 'A part of the name'),
  child: z
    .union([z.uuid(), z.literal('')])
    .catch('')
    .meta({ label: 'Child', hint: 'The id, as the audit shows it' }),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type ReviewsQuery = z.output<typeof ReviewsQuery>;
export const WHICH = { waiting: 'To review', open: STANDINGS.open, closed: STANDINGS.closed } as const;
