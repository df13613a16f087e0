import { z } from 'zod';
import { optionalChoice, optionalDay, text } from '#kernel';

const typed = (longest: number) => z.string().max(longest).optional();

/** What may stand in the address of a page of figures. Days of one's own come as days, or in three parts from the form. */
export const AskFigures = z.object({
  period: typed(20),
  from: typed(10),
  'from-day': typed(10),
  'from-month': typed(10),
  'from-year': typed(10),
  until: typed(10),
  'until-day': typed(10),
  'until-month': typed(10),
  'until-year': typed(10),
  area: typed(40),
  /** As it was known at a moment, or by the end of a day. */
  asAt: typed(30),
});
export type AskFigures = z.output<typeof AskFigures>;

export const AskFigure = AskFigures.extend({ version: z.coerce.number().int().optional() });
export type AskFigure = z.output<typeof AskFigure>;

/** Which of the records behind a figure: those counted, those left out, or one part of them. */
export const RECORDS_SHOWN = { all: 'All', counted: 'Counted', leftOut: 'Not counted' } as const;
export const AskRecords = AskFigure.extend({
  show: z.enum(['all', 'counted', 'leftOut']).default('all'),
  part: typed(20),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type AskRecords = z.output<typeof AskRecords>;

type Options = Readonly<Record<string, string>>;

/** The questions that choose a period, as the page asks them. */
export const periodQuestions = (periods: Options, areas: Options) =>
  z.object({
    period: optionalChoice({ label: 'Period' }, periods),
    from: optionalDay({ label: 'First day', hint: 'For your own dates' }),
    until: optionalDay({ label: 'Last day', hint: 'For your own dates' }),
    area: optionalChoice({ label: 'Area' }, areas),
    asAt: z
      .string()
      .optional()
      .meta({ label: 'As it was known on', hint: 'Leave empty for now. For example, 2026-06-30' }),
  });

/** Which figure is kept: a quarter or a year, as it is known at this moment. */
export const KeepForm = z.object({
  period: z.string({ error: 'Select the period' }).max(20).meta({ label: 'Period' }),
  area: z.uuid({ error: 'Select the area' }).meta({ label: 'Area' }),
});
export type KeepForm = z.output<typeof KeepForm>;

const whole = (label: string, hint: string, ask: string, least: number, most: number) =>
  z
    .number({ error: ask })
    .int({ error: ask })
    .min(least, { error: `${label} must be ${least} or more` })
    .max(most, {
      error: `${label} must be ${most.toLocaleString('en-GB', { useGrouping: most > 9999 })} or less`,
    })
    .meta({ label, hint });

export const PopulationForm = z.object({
  area: z.uuid({ error: 'Select the area' }).meta({ label: 'Area' }),
  year: whole('Year', 'The year in whose middle it was estimated', 'Enter the year, like 2024', 2000, 2100),
  count: whole(
    'Children under 18',
    'A whole number, without commas',
    'Enter the number of children, like 48250',
    1,
    5_000_000,
  ),
  source: text(
    {
      label: 'Source',
      hint: 'Who published it and when, such as ONS mid-year population estimates, published 30 July 2025',
      ask: 'Enter where the number comes from',
    },
    300,
  ),
});
export type PopulationForm = z.output<typeof PopulationForm>;

/** The same with the areas to choose from. */
export const populationQuestions = (areas: Options) =>
  PopulationForm.extend({ area: optionalChoice({ label: 'Area' }, areas) });
