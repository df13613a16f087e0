import { z } from 'zod';
import {
  day,
  idField,
  longText,
  optionalChoice,
  optionalDay,
  optionalId,
  optionalLongText,
  optionalText,
  tick,
} from '#kernel';
import { SEAT_KINDS } from '../rules/index.ts';

import { version } from './version.ts';

const count = (label: string, ask: string, least: number, most: number, hint?: string) =>
  z.coerce
    .number({ error: ask })
    .int({ error: ask })
    .min(least, { error: ask })
    .max(most, { error: ask })
    .meta({ label, ...(hint ? { hint } : {}) });

const boardFields = {
  quorum: count(
    'How many with a vote must be present?',
    'Enter a number between 1 and 100',
    1,
    100,
    'From your council’s constitution',
  ),
  education: tick({ label: 'Its work touches the council’s functions in education' }),
  smallNumber: count(
    'Warn of numbers of children under',
    'Enter a number between 2 and 20',
    2,
    20,
    'Before an answer is published',
  ),
};
export const NewBoardForm = z.object({
  body: idField({ label: 'Which committee?', ask: 'Select a committee' }),
  ...boardFields,
});
export type NewBoardForm = z.output<typeof NewBoardForm>;
export const BoardForm = z.object({ ...boardFields, version });
export type BoardForm = z.output<typeof BoardForm>;
export const YearForm = z.object({
  firstDay: day({
    label: 'When is the annual meeting?',
    hint: 'A day in May. The municipal year begins on it',
  }),
});
export type YearForm = z.output<typeof YearForm>;
export const SeatForm = z.object({
  kind: optionalChoice({ label: 'Whom does the co-opted member represent?' }, SEAT_KINDS),
  substituteFor: optionalId({ label: 'For which member do they come?' }),
  termUntil: optionalDay({
    label: 'Last day of the term of office',
    hint: 'Leave it empty where there is none',
  }),
  version,
});
export type SeatForm = z.output<typeof SeatForm>;

const planned = {
  when: optionalText({ label: 'When?', hint: 'For example: spring, before the budget' }, 100),
  meeting: optionalId({ label: 'At which meeting?' }),
  lead: optionalText({ label: 'Who leads?', hint: 'A member, or the post that reports' }, 150),
};
export const SubjectForm = z
  .object({
    subject: optionalId({ label: 'A subject that the board has looked at before' }),
    title: optionalText({ label: 'Or a new subject' }, 200),
    why: optionalLongText({ label: 'Why does the board look at it?' }, 2000),
    ...planned,
  })
  .superRefine(({ subject, title, why }, context) => {
    if (subject !== null) return;
    if (title.trim() === '')
      context.addIssue({
        code: 'custom',
        path: ['title'],
        message: 'Enter the subject, or select one that the board has looked at before',
      });
    if (why.trim() === '')
      context.addIssue({ code: 'custom', path: ['why'], message: 'Enter why the board looks at it' });
  });
export type SubjectForm = z.output<typeof SubjectForm>;
export const EntryForm = z.object({
  ...planned,
  item: optionalId({ label: 'Which item of its agenda?' }),
  version,
});
export type EntryForm = z.output<typeof EntryForm>;
export const DropForm = z.object({
  why: longText({ label: 'Why is it dropped?', ask: 'Enter why it is dropped' }, 1000),
  version,
});
export type DropForm = z.output<typeof DropForm>;
export const VersionForm = z.object({ version });
export type VersionForm = z.output<typeof VersionForm>;
