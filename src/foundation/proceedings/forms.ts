import { z } from 'zod';
import {
  choice,
  idField,
  longText,
  optionalChoice,
  optionalId,
  optionalLongText,
  optionalText,
} from '#kernel';
import { ENTRY_KINDS, RESOLUTION_KINDS, VOICES } from '#minutes';
import { PromisedForm } from '#promises';
import { HOWS } from './rules/index.ts';

export const ArriveForm = z.object({
  how: choice({ label: 'How are they here?', ask: 'Select how they are here' }, HOWS),
});
export const WithdrawForm = z.object({
  interest: optionalText({ label: 'What is the interest?' }, 500),
});
export const PresideForm = z.object({
  chosen: idField({ label: 'Who presides?', ask: 'Select who presides' }),
});
export const AUTHORITIES = {
  yes: 'Yes, with authority to commit that member’s organisation',
  no: 'Yes, without authority to commit it',
} as const;
export const DeputyForm = z.object({
  deputy: idField({ label: 'Who comes for somebody else?', ask: 'Select who comes for somebody else' }),
  member: optionalId({ label: 'For whom?', hint: 'Leave it out where they come for nobody but themselves' }),
  authority: choice(
    {
      label: 'May they speak for that member?',
      ask: 'Select whether they may commit that member’s organisation',
    },
    AUTHORITIES,
  ),
});
export type DeputyForm = z.output<typeof DeputyForm>;

/** Whatever is typed while another item is taken stays under the item that it was begun under. */
export const EntryForm = z.object({
  item: idField({ label: 'Item', ask: 'Select the item' }),
  kind: choice({ label: 'What was it?', ask: 'Select what it was' }, ENTRY_KINDS),
  attendee: optionalId({ label: 'Who spoke?' }),
  speaker: optionalText({ label: 'Somebody else, by name' }, 200),
  says: longText({ label: 'What was said?', ask: 'Enter what was said' }, 10_000),
});
export type EntryForm = z.output<typeof EntryForm>;

/** How those present stood to a decision. */
export const AGREED = {
  all: 'Everybody here with a vote agreed',
  notAll: 'Not everybody agreed',
  notAsked: 'Nobody was asked one by one',
} as const;
const { agreed: _, ...NOT_AGREED } = VOICES;
export const DecisionForm = z.object({
  decidedItem: idField({ label: 'Item', ask: 'Select the item' }),
  outcome: choice({ label: 'What was it?', ask: 'Select what was decided' }, RESOLUTION_KINDS),
  decided: longText({ label: 'What was decided?', ask: 'Enter what was decided' }, 10_000),
  because: optionalLongText({ label: 'Why?' }, 5_000),
  proposedBy: optionalId({ label: 'Proposed by' }),
  secondedBy: optionalId({ label: 'Seconded by' }),
  agreed: choice({ label: 'Who agreed?', ask: 'Select who agreed' }, AGREED),
  others: z
    .array(
      z.object({
        who: optionalId({ label: 'Who?' }),
        voice: optionalChoice({ label: 'How?' }, NOT_AGREED),
        reason: optionalText({ label: 'Reason' }, 1_000),
      }),
    )
    .max(50)
    .default([])
    .meta({ label: 'Those who did not agree' }),
});
export type DecisionForm = z.output<typeof DecisionForm>;

export const LivePromiseForm = PromisedForm.extend({
  promisedItem: idField({ label: 'Item', ask: 'Select the item' }),
});
export type LivePromiseForm = z.output<typeof LivePromiseForm>;
