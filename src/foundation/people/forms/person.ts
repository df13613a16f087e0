import { z } from 'zod';
import {
  choice,
  DISABILITIES,
  ETHNICITIES,
  expectedBirthDay,
  optionalLongText,
  optionalPastDay,
  optionalText,
  parsePostcode,
  pastPartialDay,
  SEXES,
  tick,
} from '#kernel';
import { parseIdentifier } from '../rules/index.ts';

/** The version that the form was opened at: saved only against it. */
export const version = z.number({ error: 'Open this form again' }).int().meta({ label: 'Version' });
/** Said when something unlikely is right. */
export const explained = optionalText(
  { label: 'Why this is right', hint: 'Only where something above is unusual. It is kept with the record' },
  500,
);
export const postcode = optionalText(
  { label: 'Postcode', hint: 'Leave empty for an address abroad, or if it is not known' },
  10,
).refine((typed) => typed.trim() === '' || parsePostcode(typed).ok, {
  error: 'Enter a full UK postcode, like B91 3QB',
});

const facts = {
  born: pastPartialDay({
    label: 'Date of birth',
    late: 'Date of birth must be in the past. For an unborn child enter the expected date of birth',
  }),
  expected: expectedBirthDay({
    label: 'Expected date of birth',
    hint: 'Only for a child who is not born yet',
  }),
  sex: choice({ label: 'Sex' }, SEXES),
  ethnicity: choice({ label: 'Ethnicity' }, ETHNICITIES),
  disabilities: z
    .array(z.enum(Object.keys(DISABILITIES), { error: 'Select disabilities from the list' }))
    .default([])
    .meta({ label: 'Disabilities', hint: 'Select all that apply', options: DISABILITIES }),
  school: optionalText({ label: 'School, nursery or college' }),
  explained,
};

export const AddPersonForm = z.object({
  given: optionalText({ label: 'Given names', hint: 'As the family writes them' }),
  family: optionalText({ label: 'Family name' }),
  knownAs: optionalText({ label: 'Also known as', hint: 'Another name in use, if there is one' }),
  ...facts,
  nhs: optionalText({ label: 'NHS number', hint: '10 digits, like 943 476 5919' }, 20).superRefine(
    (typed, issues) => {
      const parsed = typed.trim() === '' ? null : parseIdentifier('nhs', typed);
      if (parsed && !parsed.ok) issues.addIssue({ code: 'custom', message: parsed.reason });
    },
  ),
  lines: optionalLongText({ label: 'Address', hint: 'Leave out the postcode' }, 500),
  postcode,
  withheld: tick({
    label: 'Withhold this address',
    hint: 'A refuge, or somewhere that must not be found. It shows only to those who visit, and no search finds it',
  }),
  different: tick({
    label: 'I have looked: none of these is the same person',
    hint: 'It is recorded with your name, and can be undone',
  }),
});

export const ChangePersonForm = z.object({
  ...facts,
  died: optionalPastDay({ label: 'Date of death' }),
  safeContact: optionalLongText(
    { label: 'Safe to contact how', hint: 'For example: text first, never call the landline, not after 5pm' },
    1000,
  ),
  workerSafety: optionalLongText(
    {
      label: 'Worker safety warning',
      hint: 'What anybody who visits must know first. Facts, and where they come from',
    },
    1000,
  ),
  version,
});
