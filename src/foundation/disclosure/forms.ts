import { z } from 'zod';
import { choice, idField, longText, optionalLongText, pastDay, text } from '#kernel';
import { EXEMPTIONS, REQUESTER_KINDS } from './rules/index.ts';

export const RequestForm = z.object({
  kind: choice({ label: 'Who asks?', ask: 'Select who asks' }, REQUESTER_KINDS),
  requester: text({ label: 'Their name', ask: 'Enter the name of whoever asks' }),
  identity: longText(
    {
      label: 'How was it made sure who they are, and that they may ask?',
      ask: 'Enter how it was made sure who they are',
    },
    2000,
  ),
  scope: longText(
    {
      label: 'What do they ask for?',
      hint: 'Everything, or what they named',
      ask: 'Enter what they ask for',
    },
    2000,
  ),
  received: pastDay({ label: 'When was it received?', ask: 'Enter when it was received' }),
});
export type RequestForm = z.output<typeof RequestForm>;

const exemption = choice({ label: 'Why is it not given?', ask: 'Select why it is not given' }, EXEMPTIONS);
export const RedactForm = z.object({
  words: text({ label: 'Words to black out', hint: 'Wherever they stand, whatever their case' }, 500),
  exemption,
  why: optionalLongText({ label: 'More about why', hint: 'Kept with the request, and not given' }, 2000),
});
export type RedactForm = z.output<typeof RedactForm>;
/** The suggestions that were taken. */
export const SuggestedForm = z.object({
  words: z
    .array(text({ label: 'Name' }, 500))
    .min(1, { error: 'Select the names to black out' })
    .max(500)
    .meta({ label: 'Names to black out' }),
});
export const WithholdForm = z.object({
  record: idField({ label: 'Record', ask: 'Choose a record from the list' }),
  exemption,
  why: longText(
    { label: 'More about why', hint: 'Kept with the request, and not given', ask: 'Enter why' },
    2000,
  ),
});
export type WithholdForm = z.output<typeof WithholdForm>;
export const ExtendForm = z.object({
  because: longText(
    {
      label: 'Why is it complex?',
      hint: 'Whoever asks is told within the first month',
      ask: 'Enter why it is complex',
    },
    2000,
  ),
});
export const DecideForm = z.object({
  decision: choice(
    { label: 'May the bundle be given?', ask: 'Select whether the bundle may be given' },
    { approved: 'Yes, give it', returned: 'No, send it back' },
  ),
  because: longText({ label: 'Why?', ask: 'Enter why' }, 2000),
});
export type DecideForm = z.output<typeof DecideForm>;
export const GiveForm = z.object({
  how: text(
    {
      label: 'How was it given?',
      hint: 'Such as by hand, or by recorded post',
      ask: 'Enter how it was given',
    },
    500,
  ),
});
export const ListQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
