import { z } from 'zod';
import { choice, file, fileTypes, longText, sayFileTypes, text } from '#kernel';
import { ACCESSES, LAWFUL_BASES } from './rules.ts';

const access = choice({ label: 'Who may see it?', ask: 'Select who may see it' }, ACCESSES);
const version = z.number({ error: 'Open this form again' }).int().meta({ label: 'Version' });
const document = (label: string) =>
  file({ label, hint: `A ${sayFileTypes(fileTypes)}`, ask: 'Select the file of the document' });

export const AddForm = z.object({
  document: document('The document'),
  title: text(
    {
      label: 'What is it?',
      hint: 'For example: letter from the hospital, 3 November. Name nobody here: it stands in lists',
      ask: 'Enter what it is',
    },
    120,
  ),
  access,
});
export type AddForm = z.output<typeof AddForm>;

export const RedactForm = z.object({
  document: document('The redacted version'),
  why: longText(
    {
      label: 'What was taken out, and why?',
      hint: 'For example: the address of the grandmother, who did not agree to be named',
      ask: 'Enter what was taken out, and why',
    },
    1000,
  ),
  access,
});
export type RedactForm = z.output<typeof RedactForm>;

export const AccessForm = z.object({ access, version });
export type AccessForm = z.output<typeof AccessForm>;

export const WithdrawForm = z.object({
  why: longText(
    {
      label: 'Why is it withdrawn?',
      hint: 'For example: it is about another child',
      ask: 'Enter why it is withdrawn',
    },
    1000,
  ),
  version,
});
export type WithdrawForm = z.output<typeof WithdrawForm>;

export const GiveForm = z.object({
  to: text({ label: 'To whom?', ask: 'Select an organisation or a team' }, 60),
  lawfulBasis: choice({ label: 'On what lawful basis?', ask: 'Select the lawful basis' }, LAWFUL_BASES),
  purpose: text({
    label: 'For what purpose?',
    hint: 'For example: to prepare for the conference on 4 December',
    ask: 'Enter for what purpose',
  }),
});
export type GiveForm = z.output<typeof GiveForm>;
