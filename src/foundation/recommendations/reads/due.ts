import { CLOCK_RULES, type ClockId, clockFor } from '#calendar';
import { type Day, dayOf, labelOf, sayDay, state, type WorkingCalendar } from '#kernel';
import type { DueModel } from '#promises';
import { WAITS_FOR_PARTNER } from '../rules.ts';
import type { RecommendationRow } from '../store.ts';

const isClock = (id: string): id is ClockId => CLOCK_RULES.some((rule) => rule.id === id);

const whyThen = (row: RecommendationRow, calendar: WorkingCalendar) => {
  if (row.state !== 'waiting' || row.due_now !== row.answer_by)
    return {
      why: [
        `It was to be answered by ${sayDay(row.answer_by)}. The last answer or return on this page set the day.`,
      ],
      provisional: false,
    };
  const { clock_rule, clock_from } = row;
  const clock =
    clock_rule !== null && clock_from !== null && isClock(clock_rule)
      ? clockFor(clock_rule, clock_from, calendar)
      : undefined;
  return clock?.due === row.answer_by
    ? {
        why: [...clock.explanation, labelOf(clock.rule.authority, clock.rule.confirmed)],
        provisional: clock.provisional,
      }
    : { why: [`${row.maker_name} set this day on ${sayDay(dayOf(row.made_at))}.`], provisional: false };
};

/** By when the partner has to answer or to have done it now, and how that stands; null while it waits for the body, and when it is closed. */
export const dueOf = (row: RecommendationRow, today: Day, calendar: WorkingCalendar): DueModel | null => {
  const base = { due: row.due_now, ...whyThen(row, calendar) };
  if (!WAITS_FOR_PARTNER.includes(row.state)) return null;
  const stands = state({ due: row.due_now }, undefined, today, calendar);
  if (stands.kind === 'late' || stands.kind === 'doneLate')
    return { ...base, state: stands.kind, late: stands.by, unit: 'working day' };
  return { ...base, state: stands.kind === 'dueSoon' ? 'inTime' : stands.kind };
};
