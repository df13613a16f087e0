import { z } from 'zod';
import {
  choice,
  expectedBirthDay,
  idField,
  longText,
  optionalChoice,
  optionalId,
  optionalLongText,
  optionalText,
  parseNhsNumber,
  parsePostcode,
  pastPartialDay,
  REFERRAL_SOURCES,
  SEXES,
  text,
} from '#kernel';
import { LAWFUL_BASES, SERVICE_AGREEMENTS } from '../rules/index.ts';

const yesNo = { yes: 'Yes', no: 'No' } as const;

const nhsNumber = optionalText({ label: 'NHS number', hint: 'If you know it, such as 943 476 5919' }, 20)
  .superRefine((value, context) => {
    const parsed = value.trim() === '' ? null : parseNhsNumber(value);
    if (parsed && !parsed.ok) context.addIssue({ code: 'custom', message: parsed.reason });
  })
  .transform((value) => {
    const parsed = parseNhsNumber(value);
    return parsed.ok ? parsed.value : '';
  })
  .meta({ label: 'NHS number', hint: 'If you know it, such as 943 476 5919' });

const postcode = optionalText({ label: 'Postcode' }, 10)
  .transform((value) => {
    const parsed = parsePostcode(value);
    // What is no postcode may still lead to a child: it is kept as it was typed.
    return parsed.ok ? parsed.value : value;
  })
  .meta({ label: 'Postcode' });

/** One child of a contact: found among those the sender has a reason for, or typed. */
export const ContactChild = z
  .object({
    person: optionalId({ label: 'Child you already work with' }),
    given: optionalText({ label: 'Given names' }),
    family: optionalText({ label: 'Family name' }),
    born: pastPartialDay({
      label: 'Date of birth',
      hint: 'Leave out what you do not know. For example, 27 3 2016',
    }),
    expected: expectedBirthDay({ label: 'Date the baby is expected', hint: 'For an unborn child' }),
    sex: optionalChoice({ label: 'Sex' }, SEXES),
    nhsNumber,
    address: optionalText({ label: 'Address' }, 500),
    postcode,
    school: optionalText({ label: 'School, nursery or college' }),
  })
  .superRefine((child, context) => {
    if (child.person === null && child.given.trim() === '' && child.family.trim() === '')
      context.addIssue({
        code: 'custom',
        path: ['given'],
        message: 'Enter the child’s name, or what they are called',
      });
    if (child.born !== null && child.expected !== null)
      context.addIssue({
        code: 'custom',
        path: ['expected'],
        message: 'Enter a date of birth or the date the baby is expected, not both',
      });
  });

/** A worry about one child or several. */
export const ContactForm = z
  .object({
    team: idField({ label: 'Send to', ask: 'Select the team to send this to' }),
    children: z
      .array(ContactChild)
      .min(1, { error: 'Enter at least one child' })
      .max(12, { error: 'Send no more than 12 children at once' }),
    also: z
      .array(z.uuid({ error: 'Select children of this family from the list' }))
      .max(11, { error: 'Send no more than 12 children at once' })
      .default([])
      .meta({ label: 'Are you worried about other children of this family?' }),
    immediateRisk: choice(
      { label: 'Is a child in danger now?', ask: 'Select yes if a child is in danger now' },
      yesNo,
    ),
    worry: longText({
      label: 'What are you worried about?',
      hint: 'What happened, when, who saw it, and what makes you worried now',
      ask: 'Enter what you are worried about',
    }),
    livedExperience: longText({
      label: 'What is life like for the child?',
      hint: 'What a day is like for them, and what they say or show',
      ask: 'Enter what life is like for the child, or say that you do not know',
    }),
    parentsTold: choice(
      {
        label: 'Have you told the parents or carers that you are sharing this?',
        ask: 'Select yes if you have told the parents or carers',
      },
      yesNo,
    ),
    parentsNotToldWhy: optionalLongText({
      label: 'Why have you not told them?',
      hint: 'For example, because telling them could put the child at risk',
    }),
    serviceAgreement: choice(
      {
        label: 'Do the parents or carers agree to receive help?',
        hint: 'This is about a service. You do not need their agreement to share a worry',
        ask: 'Select whether the parents or carers agree to receive help',
      },
      SERVICE_AGREEMENTS,
    ),
    lawfulBasis: choice(
      {
        label: 'Lawful basis for sharing',
        hint: 'For most organisations this is public task',
        ask: 'Select the lawful basis for sharing',
      },
      LAWFUL_BASES,
    ),
    source: choice(
      { label: 'What kind of service are you?', ask: 'Select what kind of service this comes from' },
      REFERRAL_SOURCES,
    ),
    reach: text(
      {
        label: 'How can the front door reach you?',
        hint: 'A telephone number, and the hours when you answer it',
        ask: 'Enter how the front door can reach you',
      },
      500,
    ),
    senderName: optionalText({ label: 'Name of the person who told you' }),
    senderRole: optionalText({ label: 'Their role' }),
    senderOrganisation: optionalText({ label: 'Their organisation' }),
  })
  .superRefine((form, context) => {
    if (form.parentsTold === 'no' && form.parentsNotToldWhy.trim() === '')
      context.addIssue({
        code: 'custom',
        path: ['parentsNotToldWhy'],
        message: 'Enter why you have not told the parents or carers',
      });
  });
export type ContactForm = z.output<typeof ContactForm>;

export const ConsideredForm = z.object({
  about: text({
    label: 'Which child is this about?',
    hint: 'As your own record names them',
    ask: 'Enter which child this is about',
  }),
  worry: longText({ label: 'What were you worried about?', ask: 'Enter what you were worried about' }),
  whyNot: longText({
    label: 'Why did you not make a referral?',
    ask: 'Enter why you did not make a referral',
  }),
  doneInstead: optionalLongText({ label: 'What did you do instead?' }),
});

export type ConsideredForm = z.output<typeof ConsideredForm>;
