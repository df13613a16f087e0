import { z } from 'zod';
import {
  choice,
  day,
  file,
  fileTypes,
  idField,
  isBlank,
  longText,
  optionalChoice,
  optionalId,
  optionalLongText,
  optionalText,
  sayFileTypes,
  text,
  tick,
} from '#kernel';
import {
  AIMS,
  EVERY,
  EXEMPT_PARAGRAPHS,
  LONGEST_LINK,
  linkFault,
  MODES,
  OPEN_TO,
  PARTS,
  readTime,
} from '../rules/index.ts';

export const version = z.number({ error: 'Open this form again' }).int().meta({ label: 'Version' });
const time = (label: string, hint: string) =>
  text({ label, hint, ask: `Enter ${label.toLowerCase().replace('?', '')}` }, 20)
    .refine((typed) => isBlank(typed) || readTime(typed) !== null, {
      error: `${label} must be a time, like 9:30am or 14:00`,
    })
    .transform((typed) => readTime(typed) ?? typed);
const link = optionalText(
  {
    label: 'Link to join',
    hint: 'For a video meeting: its address, starting with https://. Only those who are called see it',
  },
  LONGEST_LINK,
)
  .transform((typed) => typed.trim())
  .superRefine((typed, context) => {
    const fault = typed === '' ? null : linkFault(typed);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  });
const NUMBER = /^\d{1,3}$/;
const count = (label: string, hint: string, most: number, ask: string) =>
  optionalText({ label, hint }, 10)
    .refine(
      (typed) =>
        typed.trim() === '' || (NUMBER.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= most),
      {
        error: ask,
      },
    )
    .transform((typed) => (typed.trim() === '' ? null : Number(typed)));

const meetingFields = {
  title: text({
    label: 'What is the meeting called?',
    hint: 'For example: Executive, November. Name no child here: it stands in calendars',
    ask: 'Enter what the meeting is called',
  }),
  purpose: optionalLongText(
    { label: 'What is it for?', hint: 'In a sentence or two. You can leave this empty' },
    2_000,
  ),
  day: day({ label: 'On which day?', ask: 'Enter the day' }),
  starts: time('When does it start?', 'For example, 9:30am or 14:00'),
  ends: time('When does it end?', 'On the same day'),
  mode: choice({ label: 'How do people meet?', ask: 'Select how people meet' }, MODES),
  place: optionalText({ label: 'Place', hint: 'Building and room, where people meet in person' }, 300),
  link,
  isPublic: tick({
    label: 'The public may come, but for what is exempt (Local Government Act 1972, section 100A)',
  }),
  quorum: count(
    'Quorum',
    'How many people with a vote must be there. Leave empty if no rule says',
    500,
    'Quorum must be a number from 1 to 500',
  ),
  quorumOfPartners: tick({
    label: 'Each statutory safeguarding partner must be there (Children Act 2004, section 16E)',
  }),
};
const whereFaults = (
  { mode, place }: { readonly mode: keyof typeof MODES; readonly place: string },
  context: z.RefinementCtx,
): void => {
  if (mode !== 'virtual' && isBlank(place))
    context.addIssue({
      code: 'custom',
      path: ['place'],
      message: 'Enter the place, or select that people meet by video',
    });
};

export const MeetingForm = z
  .object({
    body: idField({ label: 'Whose meeting is it?', ask: 'Select whose meeting it is' }),
    ...meetingFields,
    every: optionalChoice(
      { label: 'Does it come again?', hint: 'Then its next meeting is made from this one' },
      EVERY,
    ),
    standingItems: tick({
      label: 'Begin the agenda with apologies, declarations of interest and the minutes of the last meeting',
    }),
  })
  .superRefine(whereFaults);
export type MeetingForm = z.output<typeof MeetingForm>;

export const ChangeMeetingForm = z.object({ ...meetingFields, version }).superRefine(whereFaults);
export type ChangeMeetingForm = z.output<typeof ChangeMeetingForm>;

export const NextForm = z.object({
  day: day({ label: 'On which day?', ask: 'Enter the day' }),
  starts: meetingFields.starts,
  ends: meetingFields.ends,
});
export type NextForm = z.output<typeof NextForm>;

export const CancelForm = z.object({
  why: longText(
    {
      label: 'Why is it cancelled?',
      hint: 'Those who were called read this',
      ask: 'Enter why it is cancelled',
    },
    1_000,
  ),
});
export type CancelForm = z.output<typeof CancelForm>;

const partLabels = Object.fromEntries(
  Object.entries(PARTS).map(([part, { label }]) => [part, label]),
) as Record<
  keyof typeof PARTS, // the table's own keys
  string
>;
const part = choice({ label: 'As what?', ask: 'Select as what they come' }, partLabels);
export const PersonForm = z.object({
  post: idField({ label: 'Who?', ask: 'Select who is called' }),
  part,
});
export type PersonForm = z.output<typeof PersonForm>;
export const ChangePersonForm = z.object({
  part,
  votes: tick({ label: 'They vote' }),
  version,
});
export type ChangePersonForm = z.output<typeof ChangePersonForm>;

export const AnswerForm = z
  .object({
    answer: choice(
      { label: 'Are you coming?', ask: 'Select whether you are coming' },
      { yes: 'Yes', no: 'No: send my apologies' },
    ),
    said: optionalText(
      {
        label: 'Anything the clerk should know?',
        hint: 'For example: I leave at 11am. You can leave this empty',
      },
      500,
    ),
    deputy: optionalId({ label: 'Who comes for you?' }),
    authority: tick({ label: 'They may commit my organisation' }),
  })
  .superRefine(({ answer, deputy }, context) => {
    if (answer === 'yes' && deputy !== null)
      context.addIssue({
        code: 'custom',
        path: ['deputy'],
        message: 'You are coming yourself: name nobody in your place',
      });
  });
export type AnswerForm = z.output<typeof AnswerForm>;

const paragraphs = Object.fromEntries(
  Object.entries(EXEMPT_PARAGRAPHS).map(([number, says]) => [
    number,
    `Paragraph ${number}: ${says.toLowerCase()}`,
  ]),
);
const itemFields = {
  title: text({ label: 'What is the item?', ask: 'Enter what the item is' }, 300),
  says: optionalLongText(
    { label: 'What is it for?', hint: 'What those called are asked to do. You can leave this empty' },
    2_000,
  ),
  aim: choice({ label: 'What is its aim?', ask: 'Select its aim' }, AIMS),
  minutes: count('Minutes', 'How long it takes', 480, 'Minutes must be a number from 1 to 480'),
  presenter: optionalText(
    { label: 'Who presents it?', hint: 'For example: Head of Children’s Services' },
    200,
  ),
  openTo: choice({ label: 'Who may see it?', ask: 'Select who may see it' }, OPEN_TO),
  exemptParagraph: optionalChoice(
    { label: 'Which paragraph of Schedule 12A makes it exempt?', hint: 'Local Government Act 1972' },
    paragraphs,
  ),
  exemptWhy: optionalLongText(
    {
      label: 'Why does the public interest in keeping it back outweigh that in showing it?',
      hint: 'Only for an exempt item. It is published with the agenda',
    },
    2_000,
  ),
  record: optionalText(
    {
      label: 'Which record is it about?',
      hint: 'Only for an item about one record: copy the address of its page here, for example /people/…',
    },
    500,
  ),
  titleShows: tick({ label: 'Those who may not see it see its title' }),
};
const itemFaults = (
  {
    openTo,
    exemptParagraph,
    exemptWhy,
    record,
  }: {
    readonly openTo: keyof typeof OPEN_TO;
    readonly exemptParagraph: string | null;
    readonly exemptWhy: string;
    readonly record: string;
  },
  context: z.RefinementCtx,
): void => {
  const fault = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  if (openTo === 'exempt') {
    if (exemptParagraph === null) fault('exemptParagraph', 'Select the paragraph that makes it exempt');
    if (isBlank(exemptWhy)) fault('exemptWhy', 'Enter why the public interest in keeping it back is greater');
  }
  if (openTo === 'record' && isBlank(record))
    fault('record', 'Enter the address of the record that it is about');
};
export const ItemForm = z
  .object({ ...itemFields, under: optionalId({ label: 'Part of which item?' }) })
  .superRefine(itemFaults);
export type ItemForm = z.output<typeof ItemForm>;
export const ChangeItemForm = z.object({ ...itemFields, version }).superRefine(itemFaults);
export type ChangeItemForm = z.output<typeof ChangeItemForm>;

/** 'up:…', 'down:…', 'in:…' or 'out:…' with an item, or 'onto:…:…' with an item and the one in whose place it goes. */
export const OrderForm = z.object({
  move: z
    .string({ error: 'Select how to move an item' })
    .regex(/^((up|down|in|out):[0-9a-f-]{36}|onto:[0-9a-f-]{36}:[0-9a-f-]{36})$/, {
      error: 'Select how to move an item',
    })
    .meta({ label: 'Move' }),
});
export type OrderForm = z.output<typeof OrderForm>;

export const NameForm = z.object({
  people: z
    .array(z.uuid())
    .min(1, { error: 'Select who is named' })
    .max(200)
    .default([])
    .meta({ label: 'Who is named on it?' }),
});
export type NameForm = z.output<typeof NameForm>;

export const InterestForm = z.object({
  attendee: optionalId({ label: 'Whose interest is it?' }),
  interest: longText(
    {
      label: 'What is the interest?',
      hint: 'In a sentence: those who see the item read it',
      ask: 'Enter what the interest is',
    },
    1_000,
  ),
  withdraws: tick({ label: 'They must leave for this item, and not see its papers' }),
});
export type InterestForm = z.output<typeof InterestForm>;

const paperFile = file({
  label: 'The file',
  hint: `A ${sayFileTypes(fileTypes)}`,
  ask: 'Select the file of the paper',
});
export const PaperForm = z.object({
  file: paperFile,
  title: text({ label: 'What is it called?', ask: 'Enter what it is called' }, 200),
  kind: choice(
    { label: 'What kind of paper is it?', ask: 'Select what kind of paper it is' },
    { main: 'The paper itself', appendix: 'An appendix', supplement: 'A supplement: it came later' },
  ),
  access: choice(
    { label: 'Who may open it?', ask: 'Select who may open it' },
    {
      item: 'Everybody who sees the item',
      members: 'Only those called to the whole meeting: it is never published',
    },
  ),
});
export type PaperForm = z.output<typeof PaperForm>;
export const ReplaceForm = z.object({
  file: paperFile,
  why: longText(
    {
      label: 'Why is it replaced?',
      hint: 'The old one stays, marked with this',
      ask: 'Enter why it is replaced',
    },
    1_000,
  ),
  version,
});
export type ReplaceForm = z.output<typeof ReplaceForm>;
export const WithdrawForm = z.object({
  why: longText({ label: 'Why is it withdrawn?', ask: 'Enter why it is withdrawn' }, 1_000),
  version,
});
export type WithdrawForm = z.output<typeof WithdrawForm>;
export const RecordItemForm = z.object({
  meeting: idField({ label: 'To which meeting?', ask: 'Select the meeting' }),
  title: text(
    {
      label: 'What is the item called?',
      hint: 'Only those who are named on it see this',
      ask: 'Enter what the item is called',
    },
    300,
  ),
  aim: itemFields.aim,
  minutes: itemFields.minutes,
});
export type RecordItemForm = z.output<typeof RecordItemForm>;
