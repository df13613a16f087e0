import { z } from 'zod';
import {
  choice,
  longText,
  optionalChoice,
  optionalLongText,
  optionalText,
  pastPartialDay,
  text,
} from '#kernel';
import { NAMED, TELLERS } from './rules.ts';

const yesNo = { yes: 'Yes', no: 'No' } as const;

/** A worry from anybody, in plain words. Only what is needed to find the child is demanded. */
export const WorryForm = z
  .object({
    immediateRisk: choice(
      { label: 'Is a child in danger now?', ask: 'Select yes if a child is in danger now' },
      yesNo,
    ),
    worry: longText(
      {
        label: 'What are you worried about?',
        hint: 'What you saw or heard, when and where. Use your own words',
        ask: 'Enter what you are worried about',
      },
      5000,
    ),
    childName: text(
      {
        label: 'What is the child called?',
        hint: 'If you do not know, say who they are: for example, a boy of about 6 who lives next door',
        ask: 'Enter what the child is called, or who they are',
      },
      200,
    ),
    born: pastPartialDay({
      label: 'When was the child born?',
      hint: 'If you know it. Leave out what you do not know. For example, 27 3 2016',
    }),
    age: optionalText({ label: 'If you do not know, how old are they, about?' }, 50),
    address: optionalText(
      { label: 'Where do they live, or where are they?', hint: 'As much as you know' },
      500,
    ),
    postcode: optionalText({ label: 'Postcode' }, 10),
    school: optionalText({ label: 'School, nursery or college' }, 200),
    others: optionalLongText(
      {
        label: 'Who else is in the home?',
        hint: 'Other children, and adults. Leave it empty if you do not know',
      },
      2000,
    ),
    named: choice(
      { label: 'Will you tell us who you are?', ask: 'Select whether you will tell us who you are' },
      NAMED,
    ),
    name: optionalText({ label: 'Your name' }, 200),
    teller: optionalChoice({ label: 'Who are you to the child?' }, TELLERS),
    reach: optionalText(
      {
        label: 'How can we reach you safely?',
        hint: 'For example: text 07700 900123, not before 6pm, and do not leave a message',
      },
      500,
    ),
    /** There to be left empty: a program fills it in. */
    website: optionalText({ label: 'Leave this empty' }, 500),
    stamp: z.string().max(500).default(''),
  })
  .superRefine((form, context) => {
    if (form.named !== 'yes') return;
    if (form.name.trim() === '')
      context.addIssue({ code: 'custom', path: ['name'], message: 'Enter your name' });
    if (form.reach.trim() === '')
      context.addIssue({ code: 'custom', path: ['reach'], message: 'Enter how we can reach you safely' });
  });
export type WorryForm = z.output<typeof WorryForm>;
