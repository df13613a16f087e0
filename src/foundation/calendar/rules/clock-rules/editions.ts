import type { ClockRule, Day, Span } from '#kernel';

/** What is common to every edition of a clock. Counting is after the trigger, whose day does not count, unless a row says otherwise. */
export type Clock<Id extends string> = { readonly id: Id } & Pick<
  ClockRule,
  'name' | 'trigger' | 'stop' | 'limit' | 'unit'
> &
  Partial<Pick<Span, 'countMode' | 'direction' | 'clear'>>;

/** The rule as one edition has it. */
export type Edition = Pick<ClockRule, 'ruleSet' | 'effectiveFrom' | 'authority' | 'citation'> &
  Partial<Pick<ClockRule, 'effectiveTo' | 'citationUrl' | 'confirmed'>>;

/**
 * The first day of rules whose own first day is not recorded here: they hold for as long as records go back. A council whose own
 * standard was another then gives dated rows of its own.
 */
export const SINCE_RECORDS: Day = '2000-01-01';

/** A clock in one edition; not confirmed unless the edition says that its text was read. */
export const edition = <const Id extends string>(
  clock: Clock<Id>,
  of: Edition,
): ClockRule & { readonly id: Id } => ({
  countMode: 'excludeTrigger',
  direction: 'after',
  clear: false,
  confirmed: false,
  ...clock,
  ...of,
});

/** A default of ours, which a partnership may change: never statutory. */
export const local = <const Id extends string>(clock: Clock<Id>, citation: string) =>
  edition(clock, { ruleSet: 'local', effectiveFrom: SINCE_RECORDS, authority: 'local', citation });

const TITLE = 'Working together to safeguard children';
const TOGETHER = {
  authority: 'statutoryGuidance',
  citationUrl: 'https://www.gov.uk/government/publications/working-together-to-safeguard-children--2',
} as const;

/**
 * A limit that the 2018 and 2023 editions of "Working together" share. The 2026 edition was published in March 2026; its text has
 * not been read, so its row copies that of 2023, is never confirmed, and starts on the month's last day.
 */
export const workingTogether = <const Id extends string>(
  clock: Clock<Id>,
  chapter: { readonly in2018?: number; readonly in2023?: number } = {},
  confirmed = false,
) => {
  const cite = (year: number, number?: number) =>
    `${TITLE} ${year}${number === undefined ? '' : `, chapter ${number}`}`;
  return [
    edition(clock, {
      ...TOGETHER,
      ruleSet: 'WT2018',
      effectiveFrom: '2018-07-04',
      effectiveTo: '2023-12-14',
      citation: cite(2018, chapter.in2018),
      confirmed,
    }),
    edition(clock, {
      ...TOGETHER,
      ruleSet: 'WT2023',
      effectiveFrom: '2023-12-15',
      effectiveTo: '2026-03-30',
      citation: cite(2023, chapter.in2023),
      confirmed,
    }),
    edition(clock, {
      ...TOGETHER,
      ruleSet: 'WT2026',
      effectiveFrom: '2026-03-31',
      citation: `${cite(2026)} (taken over from 2023 until its own text is read)`,
    }),
  ] as const;
};

/** The editions of 2013 and 2015, for a limit that they already had. */
export const since2013 = <const Id extends string>(clock: Clock<Id>) =>
  edition(clock, {
    ...TOGETHER,
    ruleSet: 'WT2013',
    effectiveFrom: '2013-04-15',
    effectiveTo: '2018-07-03',
    citation: `${TITLE} 2013 and 2015`,
  });

/** An Act or regulations. */
export const statute = <const Id extends string>(clock: Clock<Id>, of: Omit<Edition, 'authority'>) =>
  edition(clock, { ...of, authority: 'statute' });
