import { z } from 'zod';
import type { Acting } from '#db';
import { Conflict } from '#kernel';
import { PersonLine, personLines } from '#people';
import type { PageQuery } from '../forms.ts';
import { type Columns, stageOf, writeCsv } from '../rules/index.ts';
import { rowsNotAdded, rowsShown, type ShownRow } from '../store/index.ts';
import { Counts, countsOf, lineOf, seen, UploadLine } from './upload.ts';

const ROWS = 25;

export const RowLine = z.object({
  number: z.number(),
  name: z.string(),
  about: z.string(),
  verdict: z.enum(['new', 'same', 'refused']).nullable(),
  why: z.array(z.string()),
  notes: z.array(z.string()),
  alike: z.array(z.object({ person: PersonLine, words: z.string() })),
  said: z.string(),
  outcome: z.enum(['added', 'same', 'left', 'refused']).nullable(),
  made: z.string().nullable(),
});
export type RowLine = z.infer<typeof RowLine>;

export const RowsModel = z.object({
  upload: UploadLine,
  counts: Counts,
  show: z.enum(['all', 'new', 'same', 'refused']),
  page: z.number(),
  pages: z.number(),
  rows: z.array(RowLine),
});
export type RowsModel = z.infer<typeof RowsModel>;

const cellsOf = (row: Pick<ShownRow, 'cells'>, columns: Columns, ...names: string[]): string =>
  names
    .map((name) => (columns[name] === undefined ? '' : (row.cells[columns[name]] ?? '')))
    .filter(Boolean)
    .join(', ');

const saidOf = ({ said, same_as }: ShownRow): string => (said === 'same' ? `same:${same_as}` : (said ?? ''));

/** The rows of a list, a page at a time: what each makes, why it is refused, whom it may be about. */
export const rowsModel = async (
  acting: Acting & { readonly params: { readonly id: string }; readonly query: PageQuery },
): Promise<RowsModel> => {
  const { tx, today, query } = acting;
  const upload = await seen(acting, acting.params.id);
  if (!['review', 'committing', 'done'].includes(stageOf(upload)))
    throw new Conflict('The rows of this list are not looked into yet. Open the list to see how far it is.');
  const counts = await countsOf(tx, upload);
  const { show } = query;
  const total = show === 'all' ? counts.judged : counts[show];
  const pages = Math.max(1, Math.ceil(total / ROWS));
  const page = Math.min(query.page, pages);
  const rows = await rowsShown(tx, upload.id, show === 'all' ? null : show, {
    limit: ROWS,
    offset: (page - 1) * ROWS,
  });
  const people = await personLines(
    tx,
    rows.flatMap(({ alike }) => alike.map(({ id }) => id)),
    today,
  );
  const columns = upload.columns ?? {};
  return {
    upload: lineOf(upload),
    counts,
    show,
    page,
    pages,
    rows: rows.map((row) => ({
      number: row.number,
      name:
        [cellsOf(row, columns, 'given'), cellsOf(row, columns, 'family')].filter(Boolean).join(' ') ||
        'No name',
      about: cellsOf(row, columns, 'born', 'expected', 'postcode'),
      verdict: row.verdict,
      why: [...row.why],
      notes: [...row.notes],
      // Somebody who went out of sight meanwhile is named no more.
      alike: row.alike.flatMap(({ id, words }) => {
        const person = people.get(id);
        return person ? [{ person, words }] : [];
      }),
      said: saidOf(row),
      outcome: row.outcome,
      made: row.made_id,
    })),
  };
};
/** The people who are named as those whom rows may be about. */
export const subjectsOfRows = ({ rows }: RowsModel) =>
  rows.flatMap(({ alike }) => alike.map(({ person }) => ({ child: person.id })));

export const RefusedModel = z.object({ name: z.string(), csv: z.string(), rows: z.number() });
export type RefusedModel = z.infer<typeof RefusedModel>;

/** The rows that were not added, each with why, to be put right and uploaded by themselves. */
export const refusedModel = async (
  acting: Acting & { readonly params: { readonly id: string } },
): Promise<RefusedModel> => {
  const upload = await seen(acting, acting.params.id);
  const rows = await rowsNotAdded(acting.tx, upload.id);
  const why = ({ outcome, why: reasons }: (typeof rows)[number]): string =>
    reasons.length > 0 ? reasons.join('; ') : outcome === 'left' ? 'Left out' : '';
  return {
    name: `${upload.name.replace(/\.[^.]*$/, '')} not added.csv`,
    csv: writeCsv([
      ['Row', 'Why it was not added', ...(upload.facts?.headings ?? [])],
      ...rows.map((row) => [`${row.number}`, why(row), ...row.cells]),
    ]),
    rows: rows.length,
  };
};
