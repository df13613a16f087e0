import { z } from 'zod';
import type { Acting } from '#db';
import { addDays, type Fault, type Instant, isDay, startOfDay } from '#kernel';
import { organisationsInForce } from '#partnership';
import type { AskFigures } from '../forms.ts';
import { choosePeriod, hasEnded, type Period, periodsOn, seesCounts } from '../rules/index.ts';

export const PeriodModel = z.object({
  key: z.string(),
  label: z.string(),
  from: z.string(),
  until: z.string(),
  /** False while it still grows. */
  ended: z.boolean(),
});
export type PeriodModel = z.infer<typeof PeriodModel>;

/** What a page of figures is about, and what else it could be about. */
export const AboutModel = z.object({
  period: PeriodModel,
  periods: z.array(PeriodModel),
  area: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  areas: z.array(z.object({ id: z.uuid(), name: z.string() })),
  asAt: z.string(),
  /** Whether an earlier moment was asked for. */
  asItWas: z.boolean(),
  /** Whether numbers stand as they were counted; otherwise small ones are suppressed. */
  exactly: z.boolean(),
  /** What was wrong with the question, so that the last quarter stands instead. */
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
});
export type AboutModel = z.infer<typeof AboutModel>;

const pad = (part: string): string => (/^\d$/.test(part) ? `0${part}` : part);
/** A day out of the address: whole, or in the three parts of a form. */
const dayAsked = (asked: AskFigures, name: 'from' | 'until'): string => {
  const whole = asked[name] ?? '';
  const [year = '', month = '', day = ''] = [
    asked[`${name}-year`],
    asked[`${name}-month`],
    asked[`${name}-day`],
  ];
  return whole || (year || month || day ? `${year.trim()}-${pad(month.trim())}-${pad(day.trim())}` : '');
};

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;
/** The moment that was asked for (a day means its end), never later than now. */
const momentAsked = (asked: string, now: Instant): { asAt: Instant; faults: Fault[] } => {
  if (asked === '') return { asAt: now, faults: [] };
  const time = isDay(asked)
    ? Date.parse(startOfDay(addDays(asked, 1))) - 1
    : MOMENT.test(asked)
      ? Date.parse(asked)
      : Number.NaN;
  if (Number.isNaN(time))
    return { asAt: now, faults: [{ field: 'asAt', message: 'Enter a real date, like 2026-06-30' }] };
  const asAt = new Date(time).toISOString();
  return { asAt: asAt < now ? asAt : now, faults: [] };
};

const modelOf = ({ key, label, from, until }: Period, today: string): PeriodModel => ({
  key,
  label,
  from,
  until,
  ended: hasEnded({ until }, today),
});

/** The councils whose areas figures are about. */
export const areasOn = async ({ tx, today }: Pick<Acting, 'tx' | 'today'>) =>
  (await organisationsInForce(tx, today))
    .filter(({ type }) => type === 'localAuthority')
    .map(({ id, name }) => ({ id, name }));

/** Reads the question: which period, area and moment, of those that this post may ask about. */
export const askedAbout = async (
  acting: Acting,
  asked: AskFigures,
): Promise<{ about: AboutModel; period: Period }> => {
  const { actor, now, today } = acting;
  const exactly = seesCounts(actor);
  const own = { period: asked.period, from: dayAsked(asked, 'from'), until: dayAsked(asked, 'until') };
  const { period, faults } = choosePeriod(own, today, !exactly);
  // A post that sees small numbers suppressed sees one moment: two of them would give a small difference away.
  const moment = momentAsked(exactly ? (asked.asAt ?? '').trim() : '', now);
  const areas = await areasOn(acting);
  return {
    period,
    about: {
      period: modelOf(period, today),
      periods: periodsOn(today, exactly).map((each) => modelOf(each, today)),
      area: areas.find(({ id }) => id === asked.area) ?? areas[0] ?? null,
      areas,
      asAt: moment.asAt,
      asItWas: moment.asAt !== now,
      exactly,
      faults: [...faults, ...moment.faults],
    },
  };
};
