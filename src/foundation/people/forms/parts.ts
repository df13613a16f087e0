import { z } from 'zod';
import { choice, longText, optionalDay, optionalText, text, tick } from '#kernel';
import { ADDRESS_KINDS, NAME_KINDS, RELATIONSHIPS, SCHEMES } from '../rules/index.ts';
import { explained, postcode, version } from './person.ts';

const span = {
  from: optionalDay({ label: 'From', hint: 'Leave empty if it is not known' }),
  until: optionalDay({ label: 'Until', hint: 'Leave empty while it is in use' }),
  explained,
};

export const NameForm = z
  .object({
    kind: choice({ label: 'What kind of name is it?' }, NAME_KINDS),
    given: optionalText({ label: 'Given names' }),
    family: optionalText({ label: 'Family name' }),
    ...span,
  })
  .refine(({ given, family }) => `${given}${family}`.trim() !== '', {
    error: 'Enter a given name or a family name',
    path: ['given'],
  });
export const ChangeNameForm = NameForm.safeExtend({ version });

export const AddressForm = z.object({
  kind: choice({ label: 'What kind of address is it?' }, ADDRESS_KINDS),
  lines: longText({ label: 'Address', hint: 'Leave out the postcode' }, 500),
  postcode,
  withheld: tick({
    label: 'Withhold this address',
    hint: 'A refuge, or somewhere that must not be found. It shows only to those who visit, and no search, letter or pack has it',
  }),
  ...span,
});
export const ChangeAddressForm = AddressForm.extend({ version });

export const IdentifierForm = z.object({
  scheme: choice({ label: 'What kind of number is it?' }, SCHEMES),
  value: text({ label: 'Number', hint: 'With or without spaces' }, 40),
  ...span,
});
export const ChangeIdentifierForm = IdentifierForm.extend({ version });

const relationships = Object.fromEntries(
  Object.entries(RELATIONSHIPS).map(([kind, { label }]) => [kind, label]),
) as Record<keyof typeof RELATIONSHIPS, string>; // the keys are those of the table it is made from

const related = {
  kind: choice(
    { label: 'What are they to the person?', ask: 'Select what they are to the person' },
    relationships,
  ),
  parentalResponsibility: tick({
    label: 'They hold parental responsibility',
    hint: 'In law (Children Act 1989, section 3), as far as it is known',
  }),
  ...span,
};
export const RelationshipForm = z.object({
  ...related,
  sameFamily: tick({
    label: 'They belong to the same family group',
    hint: 'Siblings and their parents, whoever lives where',
  }),
});
export const ChangeRelationshipForm = z.object({ ...related, version });

/** Whom to relate: found by name before the relationship is entered. */
export const FindRelativeForm = z.object({
  find: z.string().max(200).catch('').meta({
    label: 'Name of the relative',
    hint: 'At least 2 letters. That they are related is kept as the reason of your search',
  }),
});
/** The day on which the record is looked at. */
export const HistoryForm = z.object({
  on: z.string().max(10).catch('').meta({ label: 'Show the record as it stood on' }),
  'on-day': z.string().max(2).catch('').meta({ label: 'Day' }),
  'on-month': z.string().max(2).catch('').meta({ label: 'Month' }),
  'on-year': z.string().max(4).catch('').meta({ label: 'Year' }),
});
export type HistoryQuery = z.output<typeof HistoryForm>;
