import { z } from 'zod';
import {
  choice,
  idField,
  longText,
  optionalChoice,
  optionalDay,
  optionalFile,
  optionalId,
  optionalLongText,
} from '#kernel';
import { AGES, ANSWERS, WHICH } from './rules.ts';

/** What every recommendation says, from wherever it comes. */
export const recommended = {
  to: idField({ label: 'To which partner?', ask: 'Select the partner that it is made to' }),
  says: longText(
    {
      label: 'What is recommended?',
      hint: 'Name no child. The whole partner reads it, and so does everybody who sits on the body',
      ask: 'Enter what is recommended',
    },
    2000,
  ),
  because: optionalLongText({ label: 'Why?', hint: 'What the body heard or read that it comes from' }, 5000),
  answerBy: optionalDay({ label: 'By when is it to be answered?' }),
};
export const AddRecommendationForm = z.object({
  body: idField({ label: 'Which body recommends it?', ask: 'Select the body that recommends it' }),
  ...recommended,
});
export type AddRecommendationForm = z.output<typeof AddRecommendationForm>;
/** A recommendation under an item: its body is the meeting's. */
export const UnderItemForm = z.object(recommended);
export type UnderItemForm = z.output<typeof UnderItemForm>;

const said = (label: string, ask: string, hint?: string) =>
  longText({ label, ask, ...(hint === undefined ? {} : { hint }) }, 5000);
export const SAID_FORMS = {
  answer: z
    .object({
      answer: choice({ label: 'Do you accept it?', ask: 'Select whether you accept it' }, ANSWERS),
      said: said(
        'Why, and what will you do?',
        'Enter why, and what you will do',
        'Where you accept it in part, say which part',
      ),
      due: optionalDay({ label: 'By when will it be done?' }),
    })
    .refine(({ answer, due }) => answer === 'notAccepted' || due !== null, {
      path: ['due'],
      error: 'Enter by when it will be done',
    }),
  progress: z.object({ said: said('What has been done so far?', 'Enter what has been done so far') }),
  offer: z.object({
    said: said(
      'What has changed for children?',
      'Enter what has changed for children',
      'The impact, and how you know: what was done alone is no evidence of it',
    ),
    evidence: optionalFile({
      label: 'A file that shows it',
      hint: 'If there is one. It must hold nothing that the body may not see',
    }),
  }),
  close: z.object({
    said: said(
      'What convinced the body?',
      'Enter what convinced the body',
      'Where it was not accepted, say why the body leaves it there',
    ),
  }),
  return: z.object({
    said: said('What is missing?', 'Enter what is missing', 'The partner reads this'),
    due: optionalDay({ label: 'By when now?' }),
  }),
} as const;
export type AnswerForm = z.output<(typeof SAID_FORMS)['answer']>;
export type OfferForm = z.output<(typeof SAID_FORMS)['offer']>;

/** Which recommendations the register shows, and which page of them. */
export const RegisterQuery = z.object({
  body: optionalId({ label: 'Made by' }),
  partner: optionalId({ label: 'Made to' }),
  which: choice({ label: 'State' }, WHICH).default('open'),
  age: optionalChoice({ label: 'Made' }, AGES),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type RegisterQuery = z.output<typeof RegisterQuery>;
export const BodyQuery = z.object({ body: z.uuid().optional() });
