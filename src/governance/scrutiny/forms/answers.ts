import { z } from 'zod';
import { choice, longText, optionalLongText } from '#kernel';
import { ANSWER_KINDS } from '../rules/index.ts';
import { QUESTION, yes } from './questions.ts';
import { version } from './version.ts';
export const AnswerForm = z
  .object({
    kind: choice({ label: 'What do you send?', ask: 'Select what you send' }, ANSWER_KINDS),
    says: optionalLongText(
      {
        label: 'Your words',
        hint: 'They are published. Name no child, give no number of children under five, nothing by which one could be known',
      },
      20_000,
    ),
    number: version,
  })
  .superRefine(({ kind, says }, context) => {
    if (kind !== 'nil' && says.trim() === '')
      context.addIssue({
        code: 'custom',
        path: ['says'],
        message: kind === 'declined' ? 'Enter why you decline to answer' : 'Enter your answer',
      });
  });
export type AnswerForm = z.output<typeof AnswerForm>;
export const CheckForm = z.object({
  says: optionalLongText({ label: 'The words as they will be published' }, 20_000),
  yes,
  number: version,
});
export type CheckForm = z.output<typeof CheckForm>;
export const ReturnForm = z.object({
  why: longText({ label: 'What must change?', ask: 'Enter what must change' }, 2000),
});
export type ReturnForm = z.output<typeof ReturnForm>;
export const SupplementaryForm = z.object({
  question: longText({ label: 'Your supplementary question', ask: 'Enter your question' }, QUESTION),
});
export type SupplementaryForm = z.output<typeof SupplementaryForm>;
