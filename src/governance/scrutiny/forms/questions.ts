import { z } from 'zod';
import { choice, idField, longText, optionalLongText, optionalText, text, tick } from '#kernel';

import { version } from './version.ts';
export const QUESTION = 4000;
export const AskForm = z.object({
  about: text({ label: 'For which meeting or item?', ask: 'Select a meeting or an item' }, 80),
  question: longText(
    {
      label: 'Your question',
      hint: 'It is published. Name no child, and say nothing by which one could be known',
      ask: 'Enter your question',
    },
    QUESTION,
  ),
});
export type AskForm = z.output<typeof AskForm>;
export const AgainForm = z.object({
  question: longText({ label: 'Your question', ask: 'Enter your question' }, QUESTION),
  version,
});
export type AgainForm = z.output<typeof AgainForm>;
/** Each warning that whoever checks has looked at and lets stand, by its key. */
export const yes = z
  .array(z.string().max(200))
  .max(200)
  .default([])
  .meta({ label: 'It may be published all the same' });
export const AcceptForm = z.object({
  about: optionalText({ label: 'Which item is it about?' }, 80),
  yes,
  version,
});
export type AcceptForm = z.output<typeof AcceptForm>;
export const RewordForm = z.object({
  words: longText(
    {
      label: 'The question in new words',
      hint: 'The member is asked for leave first',
      ask: 'Enter the new words',
    },
    QUESTION,
  ),
  version,
});
export type RewordForm = z.output<typeof RewordForm>;
export const LeaveForm = z.object({
  leave: choice(
    { label: 'May it be asked in these words?', ask: 'Select whether it may be asked in these words' },
    { yes: 'Yes', no: 'No' },
  ),
  said: optionalLongText({ label: 'Anything to say about them' }, 1000),
});
export type LeaveForm = z.output<typeof LeaveForm>;
export const WithholdForm = z.object({
  why: longText(
    { label: 'Why is it withheld?', hint: 'The member reads this', ask: 'Enter why it is withheld' },
    1000,
  ),
  version,
});
export type WithholdForm = z.output<typeof WithholdForm>;
const part = (label: string) => optionalLongText({ label }, QUESTION);
export const SplitForm = z.object({
  first: longText({ label: 'First question', ask: 'Enter the first question' }, QUESTION),
  second: longText({ label: 'Second question', ask: 'Enter the second question' }, QUESTION),
  third: part('Third question'),
  fourth: part('Fourth question'),
  fifth: part('Fifth question'),
  version,
});
export type SplitForm = z.output<typeof SplitForm>;
export const JoinForm = z.object({
  into: idField({ label: 'With which question?', ask: 'Select the question that it is joined with' }),
  version,
});
export type JoinForm = z.output<typeof JoinForm>;
export const AllocateForm = z.object({
  partners: tick({ label: 'Put it to each of the three safeguarding partners' }),
  others: z
    .array(z.uuid({ error: 'Select organisations from the list' }))
    .max(30)
    .default([])
    .meta({ label: 'Others to ask' }),
});
export type AllocateForm = z.output<typeof AllocateForm>;
export const MinuteForm = z.object({
  item: idField({ label: 'Under which item?', ask: 'Select the item' }),
});
export type MinuteForm = z.output<typeof MinuteForm>;
