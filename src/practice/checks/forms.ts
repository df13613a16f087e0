import { z } from 'zod';
import { choice, longText, optionalChoice, optionalId, optionalLongText, optionalText, text } from '#kernel';
import { ANSWERS, CONDITIONS, GROUNDS, LAWFUL_BASES, readAsked, URGENCIES } from './rules.ts';

const yesNo = { yes: 'Yes', no: 'No' } as const;

/** One agency of those that are asked: whom, what, and which details it needs to find the family in a system of its own. */
const AskedAgency = z.object({
  to: text({ label: 'Who is asked?', ask: 'Select who is asked' }, 60).refine(
    (value) => readAsked(value) !== null,
    { error: 'Select who is asked from the list' },
  ),
  question: longText(
    {
      label: 'What do you ask?',
      hint: 'What you need to know to decide, and from when',
      ask: 'Enter what you ask',
    },
    2000,
  ),
  give: z.array(z.string().max(60)).max(60).default([]).meta({
    label: 'What do you give them besides the child’s name?',
    hint: 'Tick only what they need to find the family in their own system',
  }),
});

export const AskForm = z
  .object({
    contact: optionalId({ label: 'Contact' }),
    child: optionalId({ label: 'Child' }),
    agencies: z
      .array(AskedAgency)
      .min(1, { error: 'Enter at least one agency' })
      .max(12, { error: 'Ask no more than 12 agencies at once' }),
    urgency: choice(
      { label: 'How soon do you need the answers?', ask: 'Select how soon you need the answers' },
      URGENCIES,
    ),
    purpose: longText(
      {
        label: 'What are the answers for?',
        hint: 'Each agency reads this. Say no more of the worry than it needs',
        ask: 'Enter what the answers are for',
      },
      1000,
    ),
    lawfulBasis: choice({ label: 'Lawful basis', ask: 'Select the lawful basis' }, LAWFUL_BASES),
    condition: choice(
      { label: 'Condition for health and other special categories', ask: 'Select the condition' },
      CONDITIONS,
    ),
    familyTold: choice(
      { label: 'Does the family know that you ask?', ask: 'Select yes if the family knows that you ask' },
      yesNo,
    ),
    familyNotToldWhy: optionalLongText(
      {
        label: 'Why does the family not know?',
        hint: 'For example, because telling them could put the child at risk',
      },
      1000,
    ),
    reach: text(
      {
        label: 'How can an agency reach you?',
        hint: 'A telephone number, and the hours when you answer it',
        ask: 'Enter how an agency can reach you',
      },
      300,
    ),
  })
  .superRefine((form, context) => {
    const fault = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if ((form.contact === null) === (form.child === null))
      fault(['contact'], 'Open this form again from the contact or from the child’s page');
    if (form.familyTold === 'no' && form.familyNotToldWhy.trim() === '')
      fault(['familyNotToldWhy'], 'Enter why the family does not know');
    const asked = form.agencies.map(({ to }) => to);
    for (const [index, to] of asked.entries())
      if (asked.indexOf(to) < index) fault(['agencies', index, 'to'], 'You ask them already. Select another');
  });
export type AskForm = z.output<typeof AskForm>;

/** What is known, that nothing is, or a refusal: each asks for its own part. */
export const ReplyForm = z
  .object({
    answer: choice({ label: 'What is your answer?', ask: 'Select your answer' }, ANSWERS),
    known: optionalLongText({
      label: 'What do you know that is relevant?',
      hint: 'Facts first, with dates and where each comes from. Leave out what does not bear on the question',
    }),
    searched: optionalText(
      {
        label: 'Who searched, and in which systems?',
        hint: 'Such as Hana Voss, in SystmOne and the child health index',
      },
      500,
    ),
    ground: optionalChoice({ label: 'On which ground do you refuse?' }, GROUNDS),
    reason: optionalLongText({ label: 'Why does that ground apply?' }, 2000),
    nextStep: optionalText(
      {
        label: 'What can the front door do next?',
        hint: 'Whom to ring, or what you could share if less were asked',
      },
      500,
    ),
    correctedWhy: optionalText({ label: 'Why do you correct your answer?' }, 500),
    /** How many answers there were when the form was opened. */
    version: z
      .number({ error: 'Open this form again' })
      .int({ error: 'Open this form again' })
      .optional()
      .meta({ label: 'Version' }),
  })
  .superRefine((form, context) => {
    const demand = (field: 'known' | 'searched' | 'reason' | 'nextStep', message: string) => {
      if (form[field].trim() === '') context.addIssue({ code: 'custom', path: [field], message });
    };
    if (form.answer === 'refused') {
      if (form.ground === null)
        context.addIssue({
          code: 'custom',
          path: ['ground'],
          message: 'Select the ground on which you refuse',
        });
      demand('reason', 'Enter why that ground applies');
      demand('nextStep', 'Enter what the front door can do next');
      return;
    }
    if (form.answer === 'known') demand('known', 'Enter what you know that is relevant');
    demand('searched', 'Enter who searched, and in which systems');
  });
export type ReplyForm = z.output<typeof ReplyForm>;

export const WithdrawForm = z.object({
  why: longText(
    {
      label: 'Why is it no longer needed?',
      hint: 'Whoever was asked reads this',
      ask: 'Enter why it is no longer needed',
    },
    1000,
  ),
});

/** Which page of a list. */
export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) });
/** Which requests, and which page of them. */
export const InboxQuery = PageQuery.extend({
  which: z.enum(['waiting', 'ended']).catch('waiting').default('waiting'),
});
export type InboxQuery = z.output<typeof InboxQuery>;
/** What a round of checks is about: a contact, or a child. */
export const AboutQuery = z.object({ contact: z.uuid().optional(), child: z.uuid().optional() });
/** Which period, and for those who see counts which urgency. */
export const LatenessForm = z.object({
  period: optionalText({ label: 'Period' }, 20),
  urgency: optionalChoice({ label: 'Urgency' }, URGENCIES).catch(null),
});
export type LatenessForm = z.output<typeof LatenessForm>;
