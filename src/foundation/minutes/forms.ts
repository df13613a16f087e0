import { z } from 'zod';
import { choice, day, idField, longText, optionalId, optionalLongText, optionalText, tick } from '#kernel';
import { ENTRY_KINDS, RESOLUTION_KINDS, VOICES } from './rules/index.ts';

const version = z.number({ error: 'Open this form again' }).int().meta({ label: 'Version' });
const entry = {
  kind: choice({ label: 'What is it?', ask: 'Select what it is' }, ENTRY_KINDS),
  attendee: optionalId({ label: 'Who spoke?' }),
  speaker: optionalText({
    label: 'As the minutes call them',
    hint: 'If it is not their name: Members, The Chairman, A member of the public',
  }),
  replyTo: optionalId({ label: 'Which query does it answer?' }),
  says: longText({ label: 'What was said?', ask: 'Enter what was said' }),
};
export const EntryForm = z.object(entry);
export type EntryForm = z.output<typeof EntryForm>;
export const ChangeEntryForm = z.object({ ...entry, version });
export type ChangeEntryForm = z.output<typeof ChangeEntryForm>;
export const RemoveForm = z.object({ version });
export const MoveForm = z.object({ by: choice({ label: 'Which way?' }, { up: 'Up', down: 'Down' }) });

const decision = {
  kind: choice({ label: 'What was decided?', ask: 'Select what was decided' }, RESOLUTION_KINDS),
  says: longText({ label: 'The words of the decision', ask: 'Enter the words of the decision' }, 10_000),
  because: optionalLongText({ label: 'Why?', hint: 'Where a reason was given' }, 10_000),
  proposedBy: optionalId({ label: 'Proposed by' }),
  secondedBy: optionalId({ label: 'Seconded by' }),
};
export const DecisionForm = z.object(decision);
export type DecisionForm = z.output<typeof DecisionForm>;
export const ChangeDecisionForm = z.object({
  ...decision,
  removed: tick({ label: 'Take this decision out: it was written by mistake' }),
  version,
});
export type ChangeDecisionForm = z.output<typeof ChangeDecisionForm>;
export const VoiceForm = z.object({
  attendee: idField({ label: 'Who?', ask: 'Select who' }),
  voice: choice({ label: 'What did they say?', ask: 'Select what they said' }, VOICES),
  reason: optionalLongText({ label: 'Why?', hint: 'A dissent is minuted with its reason' }, 5000),
});
export type VoiceForm = z.output<typeof VoiceForm>;

export const CirculateForm = z.object({
  answerBy: day({ label: 'Comments by when?', ask: 'Enter by when comments are to come' }),
});
export const CommentForm = z.object({
  says: longText(
    {
      label: 'What is not accurate?',
      hint: 'Say what it says, and what it should say',
      ask: 'Enter what is not accurate',
    },
    5000,
  ),
});
export const AnswerForm = z.object({
  accepted: choice(
    { label: 'Is it accepted?', ask: 'Select whether it is accepted' },
    { yes: 'Yes: the minutes were changed', no: 'No' },
  ),
  answer: longText({ label: 'What did you do, or why not?', ask: 'Enter what you did, or why not' }, 5000),
  version,
});
export type AnswerForm = z.output<typeof AnswerForm>;
export const ApproveForm = z.object({
  at: idField({ label: 'Which meeting approved them?', ask: 'Select the meeting that approved them' }),
  said: optionalLongText({ label: 'Anything that was said of them' }, 5000),
});
export type ApproveForm = z.output<typeof ApproveForm>;
export const SignForm = z.object({
  sure: tick({ label: 'I sign these minutes as a correct record' }).refine((sure) => sure, {
    error: 'Tick the box to sign',
  }),
});
export const AddendumForm = z.object({
  says: longText(
    { label: 'What is to be read with the minutes?', ask: 'Enter what is to be read with the minutes' },
    10_000,
  ),
  because: longText(
    { label: 'Why?', hint: 'What was wrong or missing in what was approved', ask: 'Enter why' },
    5000,
  ),
});
export const SentenceQuery = z.object({ sentence: z.string().max(2000).optional() });
