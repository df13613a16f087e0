import { z } from 'zod';
import {
  choice,
  longText,
  optionalChoice,
  optionalId,
  optionalLongText,
  optionalText,
  parseNhsNumber,
  parsePostcode,
  parseUpn,
  pastDay,
  pastPartialDay,
  SEXES,
  text,
} from '#kernel';
import {
  DONE,
  type Done,
  FACTS,
  FLAG_KINDS,
  FLAG_URGENCIES,
  type FlagKindName,
  factFaults,
  MOST_AT_ONCE,
} from './rules/index.ts';

/** Each key with its label. */
const labels = <Key extends string>(table: Readonly<Record<Key, { readonly label: string }>>) =>
  Object.fromEntries(
    (Object.entries(table) as [Key, { label: string }][]).map(([key, { label }]) => [key, label]), // its own keys
  ) as Record<Key, string>;
export const KIND_LABELS: Readonly<Record<FlagKindName, string>> = labels(FLAG_KINDS);
export const DONE_LABELS: Readonly<Record<Done, string>> = labels(DONE);

type Parse = typeof parseNhsNumber;
/** A number in its one written form, or nothing; what is no such number is refused with a sentence. */
const number = (words: { label: string; hint?: string }, parse: Parse) =>
  optionalText(words, 20)
    .superRefine((value, context) => {
      const parsed = value.trim() === '' ? null : parse(value);
      if (parsed && !parsed.ok) context.addIssue({ code: 'custom', message: parsed.reason });
    })
    .transform((value) => {
      const parsed = parse(value);
      return parsed.ok ? parsed.value : '';
    })
    .meta(words);

const postcode = optionalText({ label: 'Postcode' }, 10)
  .transform((value) => {
    const parsed = parsePostcode(value);
    // What is no postcode may still lead to a child: it is kept as it was sent.
    return parsed.ok ? parsed.value : value;
  })
  .meta({ label: 'Postcode' });

/** A flag about one child, from an agency's system or its practitioner. */
export const FlagForm = z
  .object({
    kind: choice(
      { label: 'What kind of flag is this?', ask: 'Select what kind of flag this is' },
      KIND_LABELS,
    ),
    sourceReference: text(
      {
        label: 'Your own reference',
        hint: 'As your own record calls it. Sent twice, it acts once',
        ask: 'Enter your own reference',
      },
      100,
    ),
    occurredOn: pastDay({ label: 'The day it happened', ask: 'Enter the day it happened' }),
    occurredTime: optionalText(
      { label: 'Time', hint: 'On a 24-hour clock, like 14:30. Leave out if not known' },
      5,
    ),
    urgency: choice({ label: 'How urgent is it?', ask: 'Select how urgent it is' }, FLAG_URGENCIES),
    given: optionalText({ label: 'Given names' }),
    family: optionalText({ label: 'Family name' }),
    born: pastPartialDay({
      label: 'Date of birth',
      hint: 'Leave out what you do not know. For example, 27 3 2016',
    }),
    sex: optionalChoice({ label: 'Sex' }, SEXES),
    nhsNumber: number({ label: 'NHS number', hint: 'If you know it, such as 943 476 5919' }, parseNhsNumber),
    upn: number({ label: 'Unique pupil number (UPN)' }, parseUpn),
    address: optionalText({ label: 'Address' }, 500),
    postcode,
    school: optionalText({ label: 'School, nursery or college' }),
    said: longText(
      {
        label: 'What happened?',
        hint: 'What somebody needs to know to act. Nothing about a victim of domestic abuse beyond that',
        ask: 'Enter what happened',
      },
      5000,
    ),
    setting: optionalText({
      label: FACTS.setting,
      hint: 'For a CP-IS attendance, such as Emergency department',
    }),
    grade: optionalText({ label: FACTS.grade, hint: 'For a police notice or an ambulance' }, 50),
    keyAdult: optionalText({ label: FACTS.keyAdult, hint: 'For Operation Encompass or a school concern' }),
    service: optionalText({ label: FACTS.service, hint: 'For a child who was not brought' }),
    appointment: optionalText({
      label: FACTS.appointment,
      hint: 'For a child who was not brought: which, and when',
    }),
    conveyedTo: optionalText({ label: FACTS.conveyedTo, hint: 'For an ambulance' }),
    senderName: optionalText({ label: 'Who to speak to', hint: 'A name or a team' }),
    reach: optionalText({ label: 'How to reach them' }, 500),
  })
  .superRefine((flag, context) => {
    const { given, family, nhsNumber, upn } = flag;
    if ([given, family, nhsNumber, upn].every((part) => part.trim() === ''))
      context.addIssue({
        code: 'custom',
        path: ['given'],
        message: 'Enter the child’s name, NHS number or UPN',
      });
    const { setting, grade, keyAdult, service, appointment, conveyedTo } = flag;
    for (const { field, message } of factFaults(flag.kind, {
      ...{ setting, grade, keyAdult },
      ...{ service, appointment, conveyedTo },
    }))
      context.addIssue({ code: 'custom', path: [field], message });
  });
export type FlagForm = z.output<typeof FlagForm>;

/** Several flags at once, each judged by itself: one that cannot be taken holds no other up. */
export const BatchForm = z.object({
  flags: z
    .array(z.record(z.string(), z.unknown()))
    .min(1, { error: 'Send at least one flag' })
    .max(MOST_AT_ONCE, { error: `Send no more than ${MOST_AT_ONCE} flags at once` })
    .meta({ label: 'Flags' }),
});
export type BatchForm = z.output<typeof BatchForm>;

export const IdentifyFlagForm = z.object({
  child: z.uuid({ error: 'Select which child this is' }).meta({ label: 'Which child is this?' }),
});

export const AnswerForm = z.object({
  done: choice({ label: 'What was done?', ask: 'Select what was done' }, DONE_LABELS),
  reason: longText(
    {
      label: 'Why, and what exactly',
      hint: 'For your own record. The sender does not see it',
      ask: 'Enter what was done and why',
    },
    5000,
  ),
  message: optionalLongText(
    {
      label: 'Message to the sender',
      hint: 'They also see whether it was acted on. Say nothing of a plan, a worker or a family',
    },
    2000,
  ),
});
export type AnswerForm = z.output<typeof AnswerForm>;

/** A contact made from a flag: what the front door must still say itself. */
export const FlagContactForm = z.object({
  worry: longText({ label: 'What is the worry?', ask: 'Enter what the worry is' }),
  livedExperience: longText({
    label: 'What is life like for the child?',
    hint: 'As far as the flag or your own record tells. Say if you do not know',
    ask: 'Enter what life is like for the child, or say that you do not know',
  }),
  immediateRisk: choice(
    { label: 'Is a child in danger now?', ask: 'Select yes if a child is in danger now' },
    { yes: 'Yes', no: 'No' },
  ),
});
export type FlagContactForm = z.output<typeof FlagContactForm>;

export const RouteForm = z.object({
  team: optionalId({ label: 'Which team receives it?' }),
  version: z.number({ error: 'Open this page again' }).int().optional().meta({ label: 'Version' }),
});
export type RouteForm = z.output<typeof RouteForm>;

/** Which part of the queue. */
export const STATES = {
  waiting: 'Waiting',
  received: 'Not acknowledged',
  acknowledged: 'Acknowledged, not answered',
  answered: 'Answered',
} as const;
const page = z.coerce.number().int().min(1).max(10_000).catch(1).default(1);
export const QueueQuery = z.object({
  kind: z.string().catch('').default('').meta({ label: 'Kind' }),
  state: z
    .enum(Object.keys(STATES) as (keyof typeof STATES)[]) // the table's own keys
    .catch('waiting')
    .default('waiting')
    .meta({ label: 'State', options: STATES }),
  page,
});
export type QueueQuery = z.output<typeof QueueQuery>;
export const SentQuery = z.object({
  /** The agency's own reference: where a flag of its stands. */
  reference: z.string().max(100).catch('').default('').meta({ label: 'Your own reference' }),
  page,
});
export type SentQuery = z.output<typeof SentQuery>;
