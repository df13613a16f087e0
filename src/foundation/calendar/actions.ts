import type { Acting } from '#db';
import { Conflict, Invalid, sayWeekday } from '#kernel';
import type { AddHoliday } from './forms.ts';
import { addedHoliday, type HolidayModel, holidaysFor } from './reads.ts';
import { canAddBankHoliday } from './rules/index.ts';
import { insertHoliday, withdrawHoliday } from './store.ts';

export interface Added {
  readonly id: string;
  readonly day: string;
}

/** Adds a bank holiday. Throws `Invalid` for a day that is none or is one already, `Conflict` where another post was first. */
export const addHoliday = async (acting: Acting, form: AddHoliday): Promise<Added> => {
  const verdict = canAddBankHoliday(await holidaysFor(acting.tx), form, acting.today);
  if (!verdict.ok) throw new Invalid([{ field: 'day', message: verdict.reason }]);
  const id = await insertHoliday(acting, form);
  if (id === undefined)
    throw new Conflict(`${sayWeekday(form.day)} has just been added by somebody else. Look at the calendar.`);
  return { id, day: form.day };
};

/** Takes back a bank holiday that was added by mistake: due dates move back, and the mistake stays on record. */
export const takeBackHoliday = async (acting: Acting, id: string): Promise<HolidayModel> => {
  const holiday = await addedHoliday(acting, id);
  if (!(await withdrawHoliday(acting, id)))
    throw new Conflict(`${sayWeekday(holiday.day)} has just been withdrawn by somebody else.`);
  return holiday;
};
