import { z } from 'zod';
import { choice, day, idField, longText, optionalId, text } from '#kernel';
import { OWED_KINDS, type OwedKind, WHICH, WHOSE } from './rules.ts';

const said = (label: string, ask: string, hint?: string) =>
  z.object({ said: longText({ label, ask, ...(hint === undefined ? {} : { hint }) }, 5000) });

const OWED = new RegExp(`^(${OWED_KINDS.join('|')}):([0-9a-f-]{36})$`);
/** Whom a choice names, '<kind>:<id>'; null where it names nobody. */
export const readOwed = (value: string): { kind: OwedKind; id: string } | null => {
  const [, kind, id] = OWED.exec(value) ?? [];
  const known = OWED_KINDS.find((each) => each === kind);
  return known && id !== undefined && z.uuid().safeParse(id).success ? { kind: known, id } : null;
};

export const AddActionForm = z.object({
  what: text({ label: 'What is to be done?', ask: 'Enter what is to be done' }),
  why: longText(
    {
      label: 'Why?',
      hint: 'What it is for, and how anybody will know that it is done',
      ask: 'Enter why it is to be done',
    },
    5000,
  ),
  owedBy: text({ label: 'Who is to do it?', ask: 'Select who is to do it' }, 60).refine(
    (value) => readOwed(value) !== null,
    { error: 'Select who is to do it' },
  ),
  due: day({ label: 'By when?', ask: 'Enter by when it is to be done' }),
  about: optionalId({ label: 'Record that it is about' }),
});
export type AddActionForm = z.output<typeof AddActionForm>;

export const AssignForm = z.object({
  post: idField({ label: 'Who is to do it?', ask: 'Select who is to do it' }),
});
export const DoneForm = said(
  'What was done?',
  'Enter what was done',
  'Say when, with whom, what came of it, and where the evidence is',
);
export const NotDoneForm = said(
  'Why will it not be done?',
  'Enter why it will not be done',
  'Whoever set it reads this, and decides what happens instead',
);
export const CancelForm = said('Why is it no longer needed?', 'Enter why it is no longer needed');
export const ChangeDateForm = z.object({
  due: day({ label: 'By when now?', ask: 'Enter by when it is to be done now' }),
  said: longText({ label: 'Why does the date change?', ask: 'Enter why the date changes' }, 5000),
});
export type ChangeDateForm = z.output<typeof ChangeDateForm>;
/** What each of the acts with a text of its own takes. */
export const SAID_FORMS = { done: DoneForm, notDone: NotDoneForm, cancel: CancelForm } as const;

/** Which list, and which page of it. */
export const ListQuery = z.object({
  whose: choice({ label: 'Whose' }, WHOSE).default('mine'),
  which: choice({ label: 'Which' }, WHICH).default('open'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type ListQuery = z.output<typeof ListQuery>;
/** The record that a new action is about. */
export const AboutQuery = z.object({ about: z.uuid().optional() });
