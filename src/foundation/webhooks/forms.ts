import { z } from 'zod';
import { choice, idField, pastDay, text } from '#kernel';
import { AGAIN } from './rules.ts';

const url = text(
  {
    label: 'Address',
    hint: 'Where the system listens, like https://records.example.nhs.uk/arden',
    ask: 'Enter the address where the system listens',
  },
  500,
).refine(
  (value) => {
    const read = URL.canParse(value) ? new URL(value) : null;
    return (
      read !== null &&
      /^https?:$/.test(read.protocol) &&
      read.username === '' &&
      read.password === '' &&
      read.hash === ''
    );
  },
  { error: 'Enter an address that begins with https://, with no name, password or # in it' },
);
const kinds = z.array(z.string().max(100)).max(200).default([]).meta({
  label: 'Which news?',
  hint: 'Leave all of them empty to tell it everything, what is new in Arden later included',
});

export const AddForm = z.object({
  system: idField({ label: 'Which system listens there?', ask: 'Select the system that listens there' }),
  url,
  kinds,
});
export type AddForm = z.output<typeof AddForm>;

export const ChangeForm = z.object({
  url,
  kinds,
  version: z.number({ error: 'Open this page again' }).int().meta({ label: 'Version' }),
});
export type ChangeForm = z.output<typeof ChangeForm>;

export const AgainForm = z.object({
  since: pastDay({ label: 'Since which day?', ask: 'Enter the day since when they are sent again' }),
  which: choice({ label: 'Which are sent again?', ask: 'Select which are sent again' }, AGAIN),
});
export type AgainForm = z.output<typeof AgainForm>;

export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) });
export type PageQuery = z.output<typeof PageQuery>;
