import { z } from 'zod';
import type { Acting, Tx } from '#db';
import { type ClockRule, labelOf, NotFound, sayLimit, type WorkingCalendar } from '#kernel';
import {
  BANK_HOLIDAYS,
  type BankHoliday,
  CLOCK_RULES,
  calendarOf,
  mayKeepBankHolidays,
  RULE_SETS,
  type RuleSet,
} from './rules/index.ts';
import { addedHolidays, countingHolidays } from './store.ts';

/** Every holiday that counts here: those the program was made with, and those added since. */
export const holidaysFor = async (tx: Tx): Promise<BankHoliday[]> => [
  ...BANK_HOLIDAYS,
  ...(await countingHolidays(tx)),
];

const known = new WeakMap<Tx, Promise<WorkingCalendar>>();

/**
 * The working days of this partnership, read once in a transaction however many modules ask. A holiday declared late moves every due
 * date at once, because clocks are worked out and never kept.
 */
export const calendarFor = (tx: Tx): Promise<WorkingCalendar> => {
  const calendar = known.get(tx) ?? holidaysFor(tx).then(calendarOf);
  known.set(tx, calendar);
  return calendar;
};

const Holiday = z.object({
  day: z.string(),
  name: z.string(),
  /** Null for a holiday that the program was made with. */
  added: z.object({ id: z.uuid(), at: z.string() }).nullable(),
});
export const CalendarModel = z.object({
  year: z.number(),
  years: z.array(z.object({ year: z.number(), known: z.boolean() })),
  holidays: z.array(Holiday),
  withdrawn: z.array(z.object({ day: z.string(), name: z.string(), withdrawnAt: z.string() })),
  mayKeep: z.boolean(),
});
export type CalendarModel = z.infer<typeof CalendarModel>;

const yearOf = ({ day }: { readonly day: string }): number => Number(day.slice(0, 4));

/** The bank holidays of one year, which of them were added here, and which years are known. */
export const calendarModel = async (
  { tx, actor, today }: Acting,
  asked: number | undefined,
): Promise<CalendarModel> => {
  const added = await addedHolidays(tx);
  const counting = added.filter(({ withdrawn_at }) => withdrawn_at === null);
  const all = [
    ...BANK_HOLIDAYS.map((holiday) => ({ ...holiday, added: null })),
    ...counting.map(({ id, day, name, added_at }) => ({ day, name, added: { id, at: added_at } })),
  ];
  const calendar = calendarOf(all);
  const year = asked ?? Number(today.slice(0, 4));
  const years = [...new Set([...all.map(yearOf), ...added.map(yearOf), year])].sort((a, b) => a - b);
  return {
    year,
    years: years.map((each) => ({ year: each, known: calendar.isKnown(`${each}-01-01`) })),
    holidays: all
      .filter((holiday) => yearOf(holiday) === year)
      .sort((one, other) => one.day.localeCompare(other.day)),
    withdrawn: added.flatMap(({ day, name, withdrawn_at }) =>
      withdrawn_at !== null && yearOf({ day }) === year ? [{ day, name, withdrawnAt: withdrawn_at }] : [],
    ),
    mayKeep: mayKeepBankHolidays(actor).ok,
  };
};

export const HolidayModel = z.object({
  id: z.uuid(),
  day: z.string(),
  name: z.string(),
  addedAt: z.string(),
});
export type HolidayModel = z.infer<typeof HolidayModel>;

/** The answer to a program that added or withdrew one. */
export const HolidayChanged = z.object({ id: z.uuid(), day: z.string() });

/** One holiday that was added here and counts. Throws `NotFound` for any other. */
export const addedHoliday = async ({ tx }: Acting, id: string): Promise<HolidayModel> => {
  const found = (await addedHolidays(tx)).find((holiday) => holiday.id === id);
  if (!found || found.withdrawn_at !== null)
    throw new NotFound('There is no such bank holiday among those added here. It may have been withdrawn.');
  return { id: found.id, day: found.day, name: found.name, addedAt: found.added_at };
};

const ClockLine = z.object({
  id: z.string(),
  name: z.string(),
  ruleSet: z.string(),
  /** The limit in words: '10 working days after receipt of the referral'. */
  limit: z.string(),
  /** What ends it. */
  stop: z.string(),
  effectiveFrom: z.string(),
  effectiveTo: z.string().nullable(),
  /** What the limit may be called: nothing local is ever called statutory. */
  label: z.string(),
  authority: z.string(),
  citation: z.string(),
  citationUrl: z.string().nullable(),
  confirmed: z.boolean(),
});
export const ClocksModel = z.object({ ruleSet: z.string().nullable(), clocks: z.array(ClockLine) });
export type ClocksModel = z.infer<typeof ClocksModel>;

const ruleSetWords: Readonly<Record<string, string>> = RULE_SETS;

const limitOf = (rule: ClockRule): string =>
  rule.limit === 0 && !rule.clear
    ? `On the day of ${rule.trigger}`
    : `${sayLimit(rule)} ${rule.direction} ${rule.trigger}${
        rule.countMode === 'includeTrigger' && !rule.clear ? ', counting that day as the first' : ''
      }`;

/** Every clock in each edition that it had, or those of one rule set. */
export const clocksModel = (ruleSet: RuleSet | null): ClocksModel => ({
  ruleSet,
  clocks: CLOCK_RULES.filter((rule) => ruleSet === null || rule.ruleSet === ruleSet).map((rule) => ({
    id: rule.id,
    name: rule.name,
    ruleSet: ruleSetWords[rule.ruleSet] ?? rule.ruleSet,
    limit: limitOf(rule),
    stop: rule.stop,
    effectiveFrom: rule.effectiveFrom,
    effectiveTo: rule.effectiveTo ?? null,
    label: labelOf(rule.authority, rule.confirmed),
    authority: rule.authority,
    citation: rule.citation,
    citationUrl: rule.citationUrl ?? null,
    confirmed: rule.confirmed,
  })),
});

/** A page that shows a form and nothing else. */
export const NothingModel = z.object({});
export type NothingModel = z.infer<typeof NothingModel>;
