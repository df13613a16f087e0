import { z } from 'zod';
import type { Acting } from '#db';
import { csvOf, SMALL_NUMBERS, shield } from '#figures';
import type { PatternsQuery } from '../forms.ts';
import {
  type Counted,
  countBy,
  daysOfYear,
  ENDINGS,
  isEnding,
  isTheme,
  LAST_STAGE,
  median,
  sayYear,
  stageOf,
  THEMES,
  yearsEnded,
} from '../rules/index.ts';
import { learnedBetween, patternsBetween, waitingAtPartners } from '../store/index.ts';

const Row = z.object({ label: z.string(), count: z.number().nullable() });
export const PatternsModel = z.object({
  year: z.string(),
  label: z.string(),
  years: z.array(z.object({ year: z.string(), label: z.string() })),
  /** How many wait with the safeguarding partners now. */
  atPartners: z.number(),
  total: z.number().nullable(),
  pairs: z.array(Row),
  stages: z.array(Row),
  themes: z.array(Row),
  endings: z.array(Row),
  /** Calendar days from raising to ending, the middle one; null where too few have ended. */
  days: z.number().nullable(),
  /** Of the stages reached, how many by silence, in per cent; null where too few. */
  silence: z.number().nullable(),
  learning: z.array(z.object({ theme: z.string(), said: z.string() })),
  /** The same as a file, hidden numbers as `c`. */
  csv: z.string(),
});
export type PatternsModel = z.infer<typeof PatternsModel>;

/** Counts of one kind, with small numbers hidden as figures hide them. */
const shown = (rows: readonly Counted[], keyOf: (row: Counted) => string) => {
  const parts = countBy(rows, keyOf);
  const { hidden, parts: seen } = shield(
    'count',
    { counts: { numerator: rows.length, denominator: null }, parts },
    SMALL_NUMBERS,
  );
  return { hidden, rows: seen.map(({ key, count }) => ({ label: key, count })) };
};

type Rows = readonly { readonly label: string; readonly count: number | null }[];
const csvOfPatterns = (model: Omit<PatternsModel, 'csv'>): string => {
  const part = (kind: string, rows: Rows) =>
    rows.map(({ label, count }) => [model.label, kind, label, count ?? 'c']);
  return csvOf(
    ['year', 'by', 'which', 'disagreements'],
    [
      [model.label, 'all', 'all', model.total ?? 'c'],
      ...part('agencies', model.pairs),
      ...part('stage reached', model.stages),
      ...part('theme', model.themes),
      ...part('how it ended', model.endings),
    ],
  );
};

/** What the partnership reads: how often, between whom, about what, how far, how long, how often nobody answered. No child, no name. */
export const patternsModel = async ({
  tx,
  today,
  query,
}: Acting & { query: PatternsQuery }): Promise<PatternsModel> => {
  const years = yearsEnded(today);
  const year = years.find((each) => each === query.year) ?? years[0] ?? '';
  const { from, until } = daysOfYear(year);
  const rows = await patternsBetween(tx, from, until);
  const pairs = shown(rows, ({ raised_by, decided_by }) => `${raised_by} with ${decided_by}`);
  const ended = rows.flatMap(({ days }) => days ?? []);
  const reached = rows.reduce((sum, { stages }) => sum + stages, 0);
  const silent = rows.reduce((sum, row) => sum + row.silent, 0);
  const rate = shield(
    'percentage',
    { counts: { numerator: silent, denominator: reached }, parts: [] },
    SMALL_NUMBERS,
  );
  const model = {
    year,
    label: sayYear(year),
    years: years.map((each) => ({ year: each, label: sayYear(each) })),
    atPartners: await waitingAtPartners(tx, LAST_STAGE),
    total: pairs.hidden ? null : rows.length,
    pairs: pairs.rows,
    stages: shown(rows, ({ stage }) => `Stage ${stage}: ${stageOf(stage).name.toLowerCase()}`).rows,
    themes: shown(rows, ({ theme }) => (isTheme(theme) ? (THEMES[theme].split(':')[0] ?? theme) : theme))
      .rows,
    endings: shown(rows, ({ ended_as }) =>
      ended_as === null ? 'Still open' : isEnding(ended_as) ? ENDINGS[ended_as] : ended_as,
    ).rows,
    days: ended.length > SMALL_NUMBERS.to ? median(ended) : null,
    silence: rate.hidden || reached === 0 ? null : Math.round((silent / reached) * 100),
    learning: (await learnedBetween(tx, from, until)).map(({ theme, said }) => ({
      theme: isTheme(theme) ? (THEMES[theme].split(':')[0] ?? theme) : theme,
      said,
    })),
  };
  return { ...model, csv: csvOfPatterns(model) };
};
