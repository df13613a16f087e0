import { z } from 'zod';
import {
  choice,
  day,
  idField,
  longText,
  optionalChoice,
  optionalDay,
  optionalFile,
  optionalId,
  optionalLongText,
  text,
  tick,
} from '#kernel';
import { AGES, OWED_KINDS, type OwedKind, WHICH } from './rules/index.ts';

const OWED = new RegExp(`^(${OWED_KINDS.join('|')}):([0-9a-f-]{36})$`);
/** Whom a choice names, '<kind>:<id>'; null where it names nobody. */
export const readOwed = (value: string): { kind: OwedKind; id: string } | null => {
  const [, kind, id] = OWED.exec(value) ?? [];
  const known = OWED_KINDS.find((each) => each === kind);
  return known && id !== undefined && z.uuid().safeParse(id).success ? { kind: known, id } : null;
};

/** What every promise says, from wherever it comes. */
export const promised = {
  what: text(
    {
      label: 'What was promised?',
      hint: 'Start with a verb, such as Find out how many children died',
      ask: 'Enter what was promised',
    },
    300,
  ),
  sentence: optionalLongText(
    {
      label: 'The words that it comes from',
      hint: 'As they were said or minuted. Whoever owes it reads them',
    },
    2000,
  ),
  owedBy: text({ label: 'Who owes it?', ask: 'Select who owes it' }, 60).refine(
    (value) => readOwed(value) !== null,
    { error: 'Select who owes it' },
  ),
  urgent: tick({ label: 'It is urgent: 5 working days, unless I say another day' }),
  due: optionalDay({ label: 'By when?' }),
};
export const AddPromiseForm = z.object({
  body: idField({ label: 'Which body was promised it?', ask: 'Select the body that was promised it' }),
  ...promised,
});
export type AddPromiseForm = z.output<typeof AddPromiseForm>;
/** A promise of a minute: its body is the meeting's. */
export const PromisedForm = z.object(promised);
export type PromisedForm = z.output<typeof PromisedForm>;

const said = (label: string, ask: string, hint?: string) =>
  longText({ label, ask, ...(hint === undefined ? {} : { hint }) }, 5000);
export const SAID_FORMS = {
  progress: z.object({ said: said('What has been done so far?', 'Enter what has been done so far') }),
  discharge: z.object({
    said: said(
      'What convinced the body?',
      'Enter what convinced the body',
      'It is read with the promise for as long as that is kept',
    ),
    meeting: optionalId({ label: 'At which meeting?' }),
  }),
  return: z.object({
    said: said('What is missing?', 'Enter what is missing', 'Whoever owes it reads this'),
    due: optionalDay({ label: 'By when now?' }),
  }),
  release: z.object({ said: said('Why is it no longer needed?', 'Enter why it is no longer needed') }),
  report: z.object({
    meeting: idField({ label: 'To which meeting?', ask: 'Select the meeting' }),
    said: said('What was reported?', 'Enter what was reported'),
  }),
  move: z.object({
    due: day({ label: 'By when now?', ask: 'Enter by when it is owed now' }),
    said: said('Why does the day move?', 'Enter why the day moves', 'The day before stays on record'),
  }),
  offer: z.object({
    said: said('What shows that it was done?', 'Enter what shows that it was done'),
    evidence: optionalFile({
      label: 'A file that shows it',
      hint: 'If there is one. It must hold nothing that the body may not see',
    }),
  }),
} as const;
export type OfferForm = z.output<(typeof SAID_FORMS)['offer']>;

/** Which promises the register shows, and which page of them. */
export const RegisterQuery = z.object({
  body: optionalId({ label: 'Promised to' }),
  owner: z.string().max(60).default('').meta({ label: 'Owed by' }),
  which: choice({ label: 'State' }, WHICH).default('outstanding'),
  age: optionalChoice({ label: 'Made' }, AGES),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type RegisterQuery = z.output<typeof RegisterQuery>;
export const BodyQuery = z.object({ body: z.uuid().optional() });
