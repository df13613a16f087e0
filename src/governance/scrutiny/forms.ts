import { z } from 'zod';
import {
  choice,
  day,
  idField,
  longText,
  optionalChoice,
  optionalDay,
  optionalId,
  optionalLongText,
  optionalText,
  text,
  tick,
} from '#kernel';
import { ANSWER_KINDS, SEAT_KINDS, STATES } from './rules/index.ts';

const version = z.coerce.number().int().min(0).meta({ label: 'Version' });
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

export const ReportForm = z.object({
  title: text({ label: 'What is the report called?', ask: 'Enter what the report is called' }, 300),
  author: idField({ label: 'Which post writes it?', ask: 'Select the post that writes it' }),
  presenter: optionalText({ label: 'Who presents it?', hint: 'Leave it empty where its author does' }, 150),
  about: optionalText({ label: 'For which meeting or item?' }, 80),
  background: optionalLongText(
    {
      label: 'Background papers',
      hint: 'One a line: what the report relies on (Local Government Act 1972, section 100D)',
    },
    5000,
  ),
});
export type ReportForm = z.output<typeof ReportForm>;
export const DraftForm = z.object({
  says: longText({ label: 'The report', ask: 'Enter the report' }, 40_000),
});
export type DraftForm = z.output<typeof DraftForm>;

export const PublishForm = z.object({
  lateWhy: optionalLongText(
    { label: 'Why does the agenda go out late?', hint: 'Only where five clear days are no longer left' },
    1000,
  ),
});
export type PublishForm = z.output<typeof PublishForm>;
export const UrgentForm = z.object({
  reason: longText(
    {
      label: 'Which special circumstances make it urgent?',
      hint: 'In the chair’s words. They are published, and stand in the minutes',
      ask: 'Enter the special circumstances',
    },
    2000,
  ),
  chair: idField({ label: 'Whose opinion is it?', ask: 'Select the chair whose opinion it is' }),
});
export type UrgentForm = z.output<typeof UrgentForm>;
export const ExcludeForm = z.object({
  publicInterest: longText(
    {
      label: 'Why does the public interest in keeping it exempt outweigh that in showing it?',
      hint: 'Local Government Act 1972, Schedule 12A, Part 2. It is published',
      ask: 'Enter how the public interest was weighed',
    },
    2000,
  ),
  movedBy: idField({ label: 'Who moved it?', ask: 'Select who moved it' }),
  secondedBy: optionalId({ label: 'Who seconded it?' }),
});
export type ExcludeForm = z.output<typeof ExcludeForm>;

const QUESTION = 4000;
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
const yes = z
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

export const AnswerForm = z
  .object({
    kind: choice({ label: 'What do you send?', ask: 'Select what you send' }, ANSWER_KINDS),
    says: optionalLongText(
      {
        label: 'Your words',
        hint: 'They are published. Name no child, give no number of children under five, nothing by which one could be known',
      },
      20_000,
    ),
    number: version,
  })
  .superRefine(({ kind, says }, context) => {
    if (kind !== 'nil' && says.trim() === '')
      context.addIssue({
        code: 'custom',
        path: ['says'],
        message: kind === 'declined' ? 'Enter why you decline to answer' : 'Enter your answer',
      });
  });
export type AnswerForm = z.output<typeof AnswerForm>;
export const CheckForm = z.object({
  says: optionalLongText({ label: 'The words as they will be published' }, 20_000),
  yes,
  number: version,
});
export type CheckForm = z.output<typeof CheckForm>;
export const ReturnForm = z.object({
  why: longText({ label: 'What must change?', ask: 'Enter what must change' }, 2000),
});
export type ReturnForm = z.output<typeof ReturnForm>;
export const SupplementaryForm = z.object({
  question: longText({ label: 'Your supplementary question', ask: 'Enter your question' }, QUESTION),
});
export type SupplementaryForm = z.output<typeof SupplementaryForm>;

export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) });
export const QuestionsQuery = z.object({
  state: z
    .enum(Object.keys(STATES) as (keyof typeof STATES)[]) // the table's own keys
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type QuestionsQuery = z.output<typeof QuestionsQuery>;
export const ProgrammeQuery = z.object({ year: z.string().max(4).optional() });
export type ProgrammeQuery = z.output<typeof ProgrammeQuery>;

/** Which meeting, and which item of it, a choice names: 'meeting' or 'meeting/item'. Null where it names none. */
export const readAbout = (value: string): { meeting: string; item: string | null } | null => {
  const [meeting = '', item, ...rest] = value.split('/');
  const isId = (text: string) => z.uuid().safeParse(text).success;
  if (rest.length > 0 || !isId(meeting) || (item !== undefined && !isId(item))) return null;
  return { meeting, item: item ?? null };
};
