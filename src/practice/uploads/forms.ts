import { z } from 'zod';
import { choice, file, optionalId, optionalText } from '#kernel';
import { everyQuestion, KINDS } from './rules/index.ts';

export const NewForm = z.object({
  kind: choice({ label: 'What is it a list of?', ask: 'Select what it is a list of' }, KINDS),
  list: file({
    label: 'The list',
    hint: 'A CSV file or an Excel workbook, with its headings in one row and up to 50,000 rows below them',
    types: ['csv', 'xlsx'],
    ask: 'Select the file of the list',
  }),
});
export type NewForm = z.output<typeof NewForm>;

/** '' stands for a question that no column answers. */
const column = (label: string) => optionalText({ label }, 5);
const forAll = (label: string) => optionalText({ label }, 20_000);

/** Which column answers which question, by the number of the column; and the answers that hold for every row. */
export const ColumnsForm = z.object({
  columns: z
    .object(Object.fromEntries(everyQuestion.map(({ name, label }) => [name, column(label)])))
    .prefault({}),
  answers: z
    .object({
      team: optionalId({ label: 'Send to' }),
      lawfulBasis: optionalText({ label: 'Lawful basis for sharing' }, 40),
      ...Object.fromEntries(
        everyQuestion.flatMap(({ name, label, forAll: once }) =>
          once ? [[name, forAll(label)] as const] : [],
        ),
      ),
    })
    .prefault({}),
});
export type ColumnsForm = z.output<typeof ColumnsForm>;

/** What is said of rows that may be somebody who is recorded. */
export const SayForm = z.object({
  rows: z
    .array(
      z.object({
        number: z.coerce.number({ error: 'Open this page again' }).int(),
        /** 'add', 'leave', or 'same:' and an id. */
        said: optionalText({ label: 'Who is this?' }, 60),
      }),
    )
    .max(100, { error: 'Say it of fewer rows at once' })
    .default([]),
});
export type SayForm = z.output<typeof SayForm>;

export const PageQuery = z.object({
  show: z.enum(['all', 'new', 'same', 'refused']).default('all'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type PageQuery = z.output<typeof PageQuery>;
