import { z } from 'zod';
import {
  choice,
  day,
  idField,
  isDay,
  longText,
  optionalChoice,
  optionalDay,
  optionalId,
  optionalText,
  parseNhsNumber,
  pastDay,
  text,
} from '#kernel';
import {
  CATEGORIES,
  END_REASONS,
  isSetting,
  LEGAL_STATUSES,
  NHS_NUMBER_SYSTEM,
  SETTINGS,
  STATUS_KINDS,
  type StatusKindName,
} from './rules/index.ts';

const kinds = Object.fromEntries(
  Object.entries(STATUS_KINDS).map(([kind, { label }]) => [kind, label]),
) as Record<StatusKindName, string>; // the same keys, each with its label

const version = z.number({ error: 'Open this page again' }).int().meta({ label: 'Version' });

const facts = {
  category: optionalChoice(
    { label: 'Latest category of abuse', hint: 'For a plan. It is never told to those who ask' },
    CATEGORIES,
  ),
  legalStatus: optionalChoice(
    { label: 'Legal status', hint: 'For a child in care. It is never told to those who ask' },
    LEGAL_STATUSES,
  ),
  start: pastDay({ label: 'Since when', ask: 'Enter since when' }),
  team: optionalId({
    label: 'The social worker’s team',
    hint: 'Its telephone numbers are told to those who ask',
  }),
};
const needs = (
  kind: StatusKindName,
  { category, legalStatus }: { category: string | null; legalStatus: string | null },
) =>
  kind === 'lookedAfter'
    ? legalStatus === null
      ? [{ field: 'legalStatus', message: 'Select the legal status' }]
      : []
    : category === null
      ? [{ field: 'category', message: 'Select the latest category of abuse' }]
      : [];

/** That a child is subject to a plan, or looked after. */
export const StatusForm = z
  .object({ kind: choice({ label: 'What is it?', ask: 'Select what it is' }, kinds), ...facts })
  .superRefine((form, context) => {
    for (const { field, message } of needs(form.kind, form))
      context.addIssue({ code: 'custom', path: [field], message });
  });
export type StatusForm = z.output<typeof StatusForm>;

export const ChangeStatusForm = z.object({ ...facts, version });
export type ChangeStatusForm = z.output<typeof ChangeStatusForm>;

export const EndStatusForm = z.object({
  end: pastDay({ label: 'Last day', ask: 'Enter the last day' }),
  reason: choice({ label: 'Why does it end?', ask: 'Select why it ends' }, END_REASONS),
  version,
});
export type EndStatusForm = z.output<typeof EndStatusForm>;

export const AskerForm = z.object({
  organisation: idField({ label: 'Organisation', ask: 'Select the organisation' }),
  from: day({ label: 'May ask from', ask: 'Enter the day from which it may ask' }),
  until: optionalDay({ label: 'Until', hint: 'Leave empty while it is open' }),
  legalBasis: longText(
    {
      label: 'Legal basis',
      hint: 'The law, and the agreement under which it is shared',
      ask: 'Enter the legal basis',
    },
    500,
  ),
});
export type AskerForm = z.output<typeof AskerForm>;

export const EndAskerForm = z.object({
  until: day({ label: 'Last day on which it may ask', ask: 'Enter the last day' }),
  version,
});
export type EndAskerForm = z.output<typeof EndAskerForm>;

const nhsNumber = text({ label: 'NHS number', hint: 'Such as 943 476 5919', ask: 'Enter the NHS number' }, 20)
  .superRefine((value, context) => {
    const parsed = parseNhsNumber(value);
    if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.reason });
  })
  .transform((value) => {
    const parsed = parseNhsNumber(value);
    return parsed.ok ? parsed.value : '';
  })
  .meta({ label: 'NHS number', hint: 'Such as 943 476 5919' });

/** A practitioner asks: both number and date of birth must agree. */
export const AskForm = z.object({
  nhsNumber,
  born: pastDay({ label: 'Date of birth', ask: 'Enter the date of birth' }),
  setting: choice({ label: 'Where is the child seen?', ask: 'Select where the child is seen' }, SETTINGS),
  encounter: optionalText({ label: 'Your own reference', hint: 'Of the attendance, if there is one' }, 100),
  reason: text(
    {
      label: 'Why do you ask?',
      hint: 'The child’s social worker sees this, with your name',
      ask: 'Enter why you ask',
    },
    500,
  ),
});
export type AskForm = z.output<typeof AskForm>;

const token = z
  .string({ error: `Give one NHS number, as ${NHS_NUMBER_SYSTEM}|9999999999` })
  .max(200)
  .transform((value) => value.split('|'))
  .superRefine((parts, context) => {
    const [system = '', value = ''] = parts.length === 1 ? ['', ...parts] : parts;
    const parsed = parseNhsNumber(value);
    if (parts.length > 2 || (system !== '' && system !== NHS_NUMBER_SYSTEM) || !parsed.ok)
      context.addIssue({
        code: 'custom',
        message: parsed.ok ? `Give one NHS number, as ${NHS_NUMBER_SYSTEM}|9999999999` : parsed.reason,
      });
  })
  .transform((parts) => {
    const parsed = parseNhsNumber(parts.at(-1) ?? '');
    return parsed.ok ? parsed.value : '';
  })
  .meta({ label: 'NHS number' });

/** A system asks in FHIR: the parameters of a search, in the body. */
export const FhirSearch = z
  .object({
    'patient.identifier': token,
    'patient.birthdate': z
      .string({ error: 'Give the whole date of birth' })
      .refine(isDay, { error: 'Give the whole date of birth, as 2016-03-09' })
      .meta({ label: 'Date of birth' }),
    setting: z
      .string({ error: `Give one of ${Object.keys(SETTINGS).join(', ')}` })
      .refine(isSetting, { error: `Give one of ${Object.keys(SETTINGS).join(', ')}` })
      .meta({ label: 'Setting' }),
    encounter: optionalText({ label: 'Encounter' }, 100),
  })
  .transform((asked) => ({
    nhsNumber: asked['patient.identifier'],
    born: asked['patient.birthdate'],
    setting: isSetting(asked.setting) ? asked.setting : ('other' as const),
    encounter: asked.encounter,
    reason: '',
  }));
export type FhirSearch = z.output<typeof FhirSearch>;

/** Where a system says that it asks, for the audit. */
export const settingAsked = (asked: unknown): string => {
  const { success, data } = z.object({ setting: z.string().refine(isSetting) }).safeParse(asked);
  return success && isSetting(data.setting) ? SETTINGS[data.setting] : '';
};
